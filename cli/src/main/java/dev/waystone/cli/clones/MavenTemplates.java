package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.Template;
import dev.waystone.templates.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Templates as Maven artifacts, for a repository that is not the platform's: fetched by its own {@code mvnw}, so that the user's
 * settings count. A version that was fetched once is kept in the state folder; which is the newest is asked each time.
 */
public final class MavenTemplates implements TemplateSource {
    static final String PUBLISHED_LAST = "RELEASE";

    private final Path kept;
    private final TemplateFetch fetch;
    private final Map<String, Template> templates = new HashMap<>();
    private final Map<String, Version> newest = new HashMap<>();

    /** @param house the root of a repository with an {@code mvnw} */
    public MavenTemplates(Path house, MavenRun maven) {
        this.kept = house.resolve(".waystone/templates");
        this.fetch = new TemplateFetch(house, maven);
    }

    /** Those that the platform has; a Maven repository cannot be asked for all of them. */
    @Override
    public List<String> names() {
        return List.of("event-consumer", "rest-service");
    }

    @Override
    public boolean isNear() {
        return false;
    }

    @Override
    public synchronized Template newest(String name) {
        checkName(name);
        try {
            return newest.containsKey(name) ? at(name, newest.get(name)) : fetchNewest(name);
        } catch (TemplateFetch.Absent e) {
            throw new Failure(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Template at(String name, Version version) {
        checkName(name);
        Template known = templates.get(name + " " + version);
        if (known != null) {
            return known;
        }
        try {
            if (!Files.exists(folder(name, version))) {
                keep(name, fetch.fetch(name, version.toString(), kept));
            }
            return remembered(name, version);
        } catch (TemplateFetch.Absent e) {
            throw absent(name, version, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Template of(Lock lock) {
        return at(lock.template(), lock.version());
    }

    @Override
    public String recipe(Template template, String file) {
        String name = template.manifest().name();
        Path recipe = folder(name, template.manifest().version()).resolve(TemplatePlace.MIGRATIONS + file);
        if (!Files.exists(recipe)) {
            throw TemplatePlace.noRecipe(name, file);
        }
        return text(recipe);
    }

    private void checkName(String name) {
        if (!names().contains(name)) {
            throw new Failure("there is no template " + name + "; allowed: " + String.join(", ", names()));
        }
    }

    /** The highest of all, which need not be the one that was published last. */
    private Template fetchNewest(String name) throws IOException {
        Version last = keep(name, fetch.fetch(name, PUBLISHED_LAST, kept));
        Version highest = fetch.published(name).stream()
                .filter(version -> version.compareTo(last) > 0)
                .max(Version::compareTo)
                .orElse(last);
        newest.put(name, highest);
        return at(name, highest);
    }

    private Failure absent(String name, Version version, TemplateFetch.Absent absent) {
        try {
            newest(name);
            List<String> there =
                    fetch.published(name).stream().map(Version::toString).toList();
            return new Failure(name + " " + version + " is in no Maven repository that is known here; allowed: "
                    + String.join(", ", there));
        } catch (Failure | IOException e) {
            return new Failure(absent.getMessage());
        }
    }

    /** Gives what was fetched its place, unless another process has done so meanwhile. @return its version */
    private Version keep(String name, Path fresh) throws IOException {
        Version version = manifest(fresh).version();
        Path folder = folder(name, version);
        if (Files.exists(folder)) {
            Deletion.of(fresh);
        } else {
            Files.move(fresh, folder);
        }
        return version;
    }

    private Template remembered(String name, Version version) {
        Path folder = folder(name, version);
        if (!Files.exists(folder)) {
            throw new Failure("what is published as " + name + " " + version
                    + " says another version of itself; it must be published anew");
        }
        Path shell = folder.resolve("shell");
        Template template = new Template(
                manifest(folder),
                CloneFiles.walk(folder.resolve("golden")),
                Files.isDirectory(shell) ? CloneFiles.walk(shell) : FileTree.EMPTY,
                Optional.empty());
        templates.put(name + " " + version, template);
        return template;
    }

    private static Manifest manifest(Path folder) {
        Path file = folder.resolve(TemplatePlace.MANIFEST);
        return Manifest.parse(text(file), file.toString());
    }

    private Path folder(String name, Version version) {
        return kept.resolve(name + "-" + version);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
