package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.templates.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fetches templates that are packed as Maven artifacts. Every failure is one line. */
final class TemplateFetch {
    private static final String UNPACK = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack";
    private static final Pattern AWAY =
            Pattern.compile("Could not transfer \\S+ \\S*waystone-template-\\S+ from/to (\\S+ \\(\\S+\\): .+)");
    private static final Pattern ABSENT = Pattern.compile("Could not find (?:artifact|metadata) ");
    private static final Pattern ERROR = Pattern.compile("(?m)^\\[ERROR] (.+?)(?: -> \\[Help \\d+])?$");
    private static final Pattern REPOSITORY = Pattern.compile("(?m)^\\[DEBUG] Using local repository at (.+)$");
    private static final Pattern VERSION = Pattern.compile("<version>(\\d+\\.\\d+\\.\\d+)</version>");

    private final Path house;
    private final MavenRun maven;

    TemplateFetch(Path house, MavenRun maven) {
        this.house = house;
        this.maven = maven;
    }

    /**
     * Unpacks a version into a new folder.
     *
     * @param version three numbers, or {@code RELEASE} for the one that was published last
     * @throws Absent if no repository has it
     * @throws Failure if one cannot be asked
     */
    Path fetch(String name, String version, Path into) throws IOException {
        Files.createDirectories(into);
        Path fresh = Files.createTempDirectory(into, "fetched");
        String place = house.relativize(fresh).toString();
        String what = "template " + name + (version.equals(MavenTemplates.PUBLISHED_LAST) ? "" : " " + version);
        try {
            maven.run(
                    "fetching " + what,
                    log(name),
                    "-U",
                    "-X", // says where the local repository is
                    "-Dstyle.color=never",
                    UNPACK,
                    "-Dartifact=dev.waystone:waystone-template-" + name + ":" + version + ":zip",
                    "-DoutputDirectory=" + place,
                    "-DmarkersDirectory=" + place + "/markers");
            return fresh;
        } catch (Failure e) {
            Deletion.of(fresh);
            throw reason(what, log(name), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Deletion.of(fresh);
            throw new Failure("interrupted while " + what + " was fetched; try again");
        }
    }

    /** No repository has it. */
    static final class Absent extends RuntimeException {
        Absent(String message) {
            super(message);
        }
    }

    /** The versions that Maven was told of when it last looked for the newest. */
    List<Version> published(String name) throws IOException {
        List<String> repositories = matches(REPOSITORY, text(log(name)));
        if (repositories.isEmpty()) {
            return List.of();
        }
        Path folder = Path.of(repositories.getFirst().strip()).resolve("dev/waystone/waystone-template-" + name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("maven-metadata-.*\\.xml"))
                    .flatMap(file -> matches(VERSION, text(file)).stream())
                    .map(Version::parse)
                    .sorted()
                    .distinct()
                    .toList();
        }
    }

    private static RuntimeException reason(String what, Path log, Failure failure) {
        String said = text(log);
        String all = " (all of it: " + log + ")";
        List<String> away = matches(AWAY, said);
        if (!away.isEmpty()) {
            return new Failure(what + " cannot be fetched: " + away.getLast().strip() + all);
        }
        List<String> errors = matches(ERROR, said);
        if (errors.stream().anyMatch(error -> ABSENT.matcher(error).find())) {
            return new Absent(what + " is in no Maven repository that is known here; your Maven settings name them, and"
                    + " .waystone/settings.xml as long as it is there" + all);
        }
        return errors.isEmpty() ? failure : new Failure(what + " cannot be fetched: " + errors.getFirst() + all);
    }

    private Path log(String name) {
        return house.resolve(".waystone/logs/template-" + name + ".log");
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
