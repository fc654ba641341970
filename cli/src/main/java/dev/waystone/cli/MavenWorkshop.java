package dev.waystone.cli;

import dev.waystone.cli.clones.Git;
import dev.waystone.cli.upgrade.Scratch;
import dev.waystone.cli.upgrade.Workshop;
import dev.waystone.templates.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds scratch copies with their own {@code mvnw}, and everything that the clone needs with it; of the clone all tests run that its
 * POM says, of the platform's libraries none. The state folder is the user's, so that Maven and the tests' stack are there.
 */
final class MavenWorkshop implements Workshop {
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final String REWRITE = "org.openrewrite.maven:rewrite-maven-plugin:6.46.1:runNoFork";
    private static final Pattern MODULE = Pattern.compile("<module>\\s*(\\S+?)\\s*</module>");
    private static final Pattern PROFILES = Pattern.compile("<profiles>.*?</profiles>", Pattern.DOTALL);
    private static final String LIBRARIES_UNTESTED = "libraries.skip-tests";

    private final Map<String, String> environment;
    private final Console console;

    MavenWorkshop(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    @Override
    public void verify(Scratch scratch) throws IOException, InterruptedException {
        lend(scratch);
        List<String> arguments = new ArrayList<>(List.of("-Dstyle.color=never", "-Dwaystone.aot.skip=true"));
        if (isStandalone(scratch)) {
            arguments.addAll(List.of("-f", below(scratch, scratch.folder().resolve("pom.xml"))));
        } else {
            arguments.addAll(List.of("-pl", scratch.clone().path(), "-am"));
            arguments.add("-D" + LIBRARIES_UNTESTED + "=" + isService(scratch));
        }
        arguments.add("verify");
        run(scratch, "verify", arguments);
    }

    /** To the parent POM only what has this file is a service; else its tests would be left out with the libraries'. */
    private static boolean isService(Scratch scratch) {
        return Files.exists(scratch.folder().resolve("service.yaml"));
    }

    @Override
    public void rewrite(Scratch scratch, Path before, List<Path> recipes) throws IOException, InterruptedException {
        lend(scratch);
        List<Path> modules = List.of(scratch.folder(), before);
        // the plugin passes over what Git ignores, as all of .waystone is; a repository there has no such rule
        new Git(scratch.place()).run("init", "--quiet");
        for (Path recipe : recipes) {
            List<String> arguments = new ArrayList<>(List.of("-Dstyle.color=never"));
            arguments.addAll(List.of("-f", aggregator(scratch, modules)));
            String chosen =
                    modules.stream().map(module -> module(scratch, module)).collect(Collectors.joining(","));
            arguments.addAll(List.of("-pl", chosen, "-am"));
            arguments.addAll(List.of("-DskipTests", "-Dspotless.check.skip=true", "-Drewrite.exportDatatables=false"));
            arguments.add("-Drewrite.exclusions=platform-libs/**,infra/**");
            arguments.add("-Drewrite.configLocation=" + before.relativize(recipe));
            arguments.add("-Drewrite.activeRecipes=" + name(recipe));
            arguments.addAll(List.of("process-classes", REWRITE));
            run(scratch, "rewrite", arguments);
        }
        // it names a module that goes now; Quarkus would look for it in the build that tests the result
        Files.deleteIfExists(scratch.place().resolve("pom.xml"));
    }

    private void run(Scratch scratch, String what, List<String> arguments) throws IOException, InterruptedException {
        Path log = new House(scratch.clone().repository())
                .logs()
                .resolve("upgrade-" + scratch.clone().name() + "-" + what + ".log");
        new Maven(new House(scratch.repository()), environment)
                .quietly(console, Maven.Errand.build(log, LIMIT), arguments.toArray(String[]::new));
    }

    private static void lend(Scratch scratch) throws IOException {
        Path state = new House(scratch.clone().repository()).state().toAbsolutePath();
        Path link = scratch.repository().resolve(state.getFileName());
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, state);
        }
    }

    /** The modules of the platform's repository but for the clone, in the scratch copy; a standalone one has none. */
    private static List<String> modules(Scratch scratch) throws IOException {
        if (isStandalone(scratch)) {
            return List.of();
        }
        String pom = Files.readString(scratch.repository().resolve("pom.xml"));
        return MODULE.matcher(PROFILES.matcher(pom).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .filter(module -> !module.equals(scratch.clone().path()))
                .toList();
    }

    /**
     * A build of all modules of the scratch copy. None is from where the user has it: Maven takes two POMs of one name, such as a parent
     * that is there twice, for none.
     *
     * @return its place for Maven
     */
    private static String aggregator(Scratch scratch, List<Path> own) throws IOException {
        Path file = scratch.place().resolve("pom.xml");
        String modules = Stream.concat(modules(scratch).stream().map(scratch.repository()::resolve), own.stream())
                .map(module -> module(scratch, module))
                .map(module -> "        <module>" + module + "</module>\n")
                .collect(Collectors.joining());
        Files.writeString(file, """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
                <modelVersion>4.0.0</modelVersion>
                <groupId>dev.waystone.upgrade</groupId>
                <artifactId>scratch</artifactId>
                <version>1</version>
                <packaging>pom</packaging>
                <modules>
            %s    </modules>
            </project>
            """.formatted(modules));
        return below(scratch, file);
    }

    private static boolean isStandalone(Scratch scratch) {
        return scratch.clone().lock().answers().layout() == Answers.Layout.STANDALONE;
    }

    private static String module(Scratch scratch, Path folder) {
        return scratch.place().relativize(folder).toString();
    }

    /** Maven runs in the copy; a path from there has none of the blanks that may lie above it. */
    private static String below(Scratch scratch, Path file) {
        return scratch.repository().relativize(file).toString();
    }

    private static String name(Path recipe) throws IOException {
        return Files.readAllLines(recipe).stream()
                .filter(line -> line.startsWith("name:"))
                .map(line -> line.substring("name:".length()).strip())
                .findFirst()
                .orElseThrow(() -> new Failure(recipe + " has no line name: ...; an OpenRewrite recipe needs one"));
    }
}
