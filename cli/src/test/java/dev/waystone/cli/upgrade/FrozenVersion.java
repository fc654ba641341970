package dev.waystone.cli.upgrade;

import dev.waystone.cli.clones.CloneFiles;
import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.templates.Answers;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.Template;
import dev.waystone.templates.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a version of a template is one thing: what clones get in the working tree is what they got in the commit that set the version. A
 * version that no commit has yet is in work.
 */
public final class FrozenVersion {
    private static final int NAMED = 5;

    private final Path root;
    private final GitTemplates templates;

    /** @param root of the platform's repository, with its history */
    public FrozenVersion(Path root) {
        this.root = root;
        this.templates = new GitTemplates(root);
    }

    /** Which files clones get otherwise, and what to do, in one line; empty if there is none. */
    public Optional<String> broken(String archetype, List<Function<Template, Answers>> clones) throws IOException {
        Template now = inWorkingTree(archetype);
        Optional<Template> frozen = templates.raised(archetype, now.manifest().version());
        if (frozen.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<String> differing = new TreeSet<>();
        for (Function<Template, Answers> answers : clones) {
            differing.addAll(differing(made(frozen.get(), answers.apply(frozen.get())), made(now, answers.apply(now))));
        }
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(archetype + " " + now.manifest().version() + " gives clones something else than the"
                        + " commit that set this version: " + named(differing)
                        + "; raise version in templates/archetypes/" + archetype
                        + "/template.yaml and pom.xml (how: docs/how-to/templates.md)");
    }

    private static String named(TreeSet<String> paths) {
        String first = paths.stream().limit(NAMED).collect(Collectors.joining(", "));
        return paths.size() > NAMED ? first + " and " + (paths.size() - NAMED) + " more" : first;
    }

    private static FileTree made(Template template, Answers answers) {
        return Generation.generate(template, answers);
    }

    /** Whom a file belongs to is part of what a clone gets; the ids of Git's trees are not. */
    private static TreeSet<String> differing(FileTree before, FileTree after) {
        Lock old = Generation.lock(before);
        Lock fresh = Generation.lock(after);
        TreeSet<String> paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        paths.remove(Lock.FILE);
        paths.removeIf(path -> before.get(path).equals(after.get(path)) && old.mode(path) == fresh.mode(path));
        return paths;
    }

    private Template inWorkingTree(String archetype) throws IOException {
        Path folder = root.resolve("templates/archetypes");
        String yaml = Files.readString(folder.resolve(archetype).resolve("template.yaml"));
        Manifest manifest = Manifest.parse(yaml, archetype + "/template.yaml");
        SortedMap<String, TreeFile> shell = new TreeMap<>();
        if (Files.isDirectory(folder.resolve("standalone"))) {
            shell.putAll(CloneFiles.read(folder.resolve("standalone")).files());
        }
        shell.putAll(Folder.read(root, manifest.shell()::contains).files());
        FileTree golden = CloneFiles.read(root.resolve(manifest.golden()));
        return new Template(manifest, golden, new FileTree(shell), Optional.empty());
    }
}
