package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.Template;
import dev.waystone.templates.TreeFile;
import dev.waystone.templates.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Templates from a copy of the platform that has no Git: as they are now, no older ones. */
public final class FolderTemplates implements TemplateSource {
    private final Path house;

    public FolderTemplates(Path house) {
        this.house = house;
    }

    @Override
    public List<String> names() {
        Path archetypes = house.resolve(TemplatePlace.ARCHETYPES);
        if (!Files.isDirectory(archetypes)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(archetypes)) {
            return folders.filter(folder -> Files.exists(folder.resolve(TemplatePlace.MANIFEST)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Template newest(String name) {
        if (!names().contains(name)) {
            throw new Failure("there is no template " + name + "; allowed: " + String.join(", ", names()));
        }
        Path file = house.resolve(TemplatePlace.manifest(name));
        Manifest manifest = Manifest.parse(text(file), TemplatePlace.manifest(name));
        SortedMap<String, TreeFile> shell = new TreeMap<>();
        Path standalone = house.resolve(TemplatePlace.SHELL);
        if (Files.isDirectory(standalone)) {
            shell.putAll(CloneFiles.walk(standalone).files());
        }
        shell.putAll(Folder.read(house, manifest.shell()::contains).files());
        return new Template(
                manifest, CloneFiles.walk(house.resolve(manifest.golden())), new FileTree(shell), Optional.empty());
    }

    @Override
    public Template at(String name, Version version) {
        Template newest = newest(name);
        if (!newest.manifest().version().equals(version)) {
            throw new Failure(name + " " + version + " is not to be had from " + house
                    + (Git.isInstalled()
                            ? ", which has no Git history"
                            : ", whose Git history cannot be read without git")
                    + "; allowed: " + newest.manifest().version());
        }
        return newest;
    }

    @Override
    public Template of(Lock lock) {
        return at(lock.template(), lock.version());
    }

    @Override
    public String recipe(Template template, String file) {
        String name = template.manifest().name();
        Path path = house.resolve(TemplatePlace.archetype(name)).resolve(TemplatePlace.MIGRATIONS + file);
        if (!Files.exists(path)) {
            throw TemplatePlace.noRecipe(name, file);
        }
        return text(path);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
