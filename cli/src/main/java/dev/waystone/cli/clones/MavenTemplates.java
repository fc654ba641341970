package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.Template;
import dev.waystone.templates.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Templates as Maven artifacts, for a repository that is not the platform's: fetched by its own {@code mvnw}, so that the user's
 * settings count. A version that was fetched once is kept in the state folder.
 */
public final class MavenTemplates implements TemplateSource {
    private static final String UNPACK = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack";
    private static final String NEWEST = "RELEASE";
    private static final int PATIENCE_MINUTES = 5;

    private final Path house;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    /** @param house the root of a repository with an {@code mvnw} */
    public MavenTemplates(Path house) {
        this.house = house;
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
    public Template newest(String name) {
        return get(name, NEWEST);
    }

    @Override
    public Template at(String name, Version version) {
        return get(name, version.toString());
    }

    @Override
    public Template of(Lock lock) {
        return at(lock.template(), lock.version());
    }

    @Override
    public String recipe(Template template, String file) {
        String name = template.manifest().name();
        Path folder = folder(name, template.manifest().version().toString());
        Path recipe = (Files.exists(folder) ? folder : folder(name, NEWEST)).resolve(TemplatePlace.MIGRATIONS + file);
        if (!Files.exists(recipe)) {
            throw TemplatePlace.noRecipe(name, file);
        }
        return text(recipe);
    }

    private Template get(String name, String version) {
        String key = name + " " + version;
        Template known = templates.get(key);
        if (known == null) {
            known = read(name, version);
            templates.put(key, known);
        }
        return known;
    }

    private Template read(String name, String version) {
        if (!names().contains(name)) {
            throw new Failure("there is no template " + name + "; allowed: " + String.join(", ", names()));
        }
        Path folder = folder(name, version);
        try {
            if (version.equals(NEWEST) || !Files.exists(folder)) {
                fetch(name, version, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path file = folder.resolve(TemplatePlace.MANIFEST);
        Path shell = folder.resolve("shell");
        return new Template(
                Manifest.parse(text(file), file.toString()),
                CloneFiles.walk(folder.resolve("golden")),
                Files.isDirectory(shell) ? CloneFiles.walk(shell) : FileTree.EMPTY,
                Optional.empty());
    }

    private void fetch(String name, String version, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path fresh = Files.createTempDirectory(folder.getParent(), "fetched");
        String place = house.relativize(fresh).toString();
        Path log = folder.resolveSibling(name + ".log");
        Process maven = new ProcessBuilder(
                        house.resolve("mvnw").toString(),
                        "-B",
                        "-q",
                        "-U",
                        UNPACK,
                        "-Dartifact=dev.waystone:waystone-template-" + name + ":" + version + ":zip",
                        "-DoutputDirectory=" + place,
                        "-DmarkersDirectory=" + place + "/markers")
                .directory(house.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!ended(maven) || maven.exitValue() != 0 || !Files.exists(fresh.resolve(TemplatePlace.MANIFEST))) {
            Deletion.of(fresh);
            throw new Failure("template " + name + " " + (version.equals(NEWEST) ? "" : version + " ")
                    + "is not to be had from Maven: " + reason(log) + " (all of it: " + log + ")");
        }
        Deletion.of(folder);
        Files.move(fresh, folder);
    }

    private static boolean ended(Process maven) {
        try {
            if (maven.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        maven.descendants().forEach(ProcessHandle::destroy);
        maven.destroy();
        return false;
    }

    private static String reason(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("[ERROR] "))
                .map(line -> line.substring("[ERROR] ".length()))
                .findFirst()
                .orElse("it ended without saying why");
    }

    private Path folder(String name, String version) {
        return house.resolve(".waystone/templates").resolve(name + "-" + version);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
