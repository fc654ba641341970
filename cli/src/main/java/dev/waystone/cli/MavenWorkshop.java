package dev.waystone.cli;

import dev.waystone.cli.upgrade.Scratch;
import dev.waystone.cli.upgrade.Workshop;
import dev.waystone.templates.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds scratch copies with the {@code mvnw} of the user's own tree, so that what is built there and the tests' stack are used
 * and need not be made again. A standalone clone is one module. In the platform's repository the clone is built from the copy
 * and what it needs from the user's tree, which is clean, hence the same; of that no test is run.
 */
final class MavenWorkshop implements Workshop {
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final String REWRITE = "org.openrewrite.maven:rewrite-maven-plugin:6.46.1:runNoFork";
    private static final Pattern MODULE = Pattern.compile("<module>\\s*(\\S+?)\\s*</module>");
    private static final Pattern PROFILES = Pattern.compile("<profiles>.*?</profiles>", Pattern.DOTALL);
    private static final String OWN_TESTS = "-Dtest=**/*Test,!dev/waystone/**/*";

    private final Map<String, String> environment;
    private final Console console;

    MavenWorkshop(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    @Override
    public void verify(Scratch scratch) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-Dstyle.color=never"));
        if (isStandalone(scratch)) {
            arguments.addAll(List.of("-f", below(scratch, scratch.folder().resolve("pom.xml"))));
        } else {
            arguments.addAll(List.of("-f", aggregator(scratch, List.of(scratch.folder()))));
            arguments.addAll(List.of("-pl", module(scratch, scratch.folder()), "-am"));
            arguments.addAll(List.of(OWN_TESTS, "-Dsurefire.failIfNoSpecifiedTests=false"));
        }
        arguments.add("verify");
        run(scratch, "verify", arguments);
    }

    @Override
    public void rewrite(Scratch scratch, Path before, List<Path> recipes) throws IOException, InterruptedException {
        List<Path> modules = List.of(scratch.folder(), before);
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
    }

    private void run(Scratch scratch, String what, List<String> arguments) throws IOException, InterruptedException {
        House house = new House(scratch.clone().repository());
        Path log = house.logs().resolve("upgrade-" + scratch.clone().name() + "-" + what + ".log");
        new Maven(house, environment).quietly(console, log, LIMIT, arguments.toArray(String[]::new));
    }

    /** A build of the modules in the scratch copy and of all others where they are. @return its place for Maven */
    private static String aggregator(Scratch scratch, List<Path> own) throws IOException {
        Path root = scratch.clone().repository();
        Path file = scratch.place().resolve("pom.xml");
        String others = isStandalone(scratch)
                ? ""
                : PROFILES.matcher(Files.readString(root.resolve("pom.xml"))).replaceAll("");
        String modules = Stream.concat(
                        MODULE.matcher(others)
                                .results()
                                .map(found -> found.group(1))
                                .filter(module -> !module.equals(scratch.clone().path()))
                                .map(module -> scratch.place()
                                        .relativize(root.resolve(module))
                                        .toString()),
                        own.stream().map(module -> module(scratch, module)))
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

    /** Maven runs in the user's tree; a path from there has none of the blanks that may lie above it. */
    private static String below(Scratch scratch, Path file) {
        return scratch.clone().repository().relativize(file).toString();
    }

    private static String name(Path recipe) throws IOException {
        return Files.readAllLines(recipe).stream()
                .filter(line -> line.startsWith("name:"))
                .map(line -> line.substring("name:".length()).strip())
                .findFirst()
                .orElseThrow(() -> new Failure(recipe + " has no line name: ...; an OpenRewrite recipe needs one"));
    }
}
