package dev.waystone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The services' packages, built when they are missing or older than their sources. */
final class Apps {
    private final House house;
    private final Maven maven;
    private final Console console;

    Apps(House house, Maven maven, Console console) {
        this.house = house;
        this.maven = maven;
        this.console = console;
    }

    /**
     * Builds what is not built.
     *
     * @param services folders of services
     * @throws Failure if the build fails
     */
    void ready(Collection<Path> services) throws IOException, InterruptedException {
        List<Path> stale = new ArrayList<>();
        for (Path service : services) {
            if (!isFresh(service)) {
                stale.add(service);
            }
        }
        if (stale.isEmpty()) {
            return;
        }
        String names =
                stale.stream().map(service -> service.getFileName().toString()).collect(Collectors.joining(", "));
        console.progress("starting the build", "building " + names);
        Path log = house.logs().resolve("build.log");
        maven.quietly(console, log, build(stale));
        for (Path service : stale) {
            Files.writeString(mark(service), state(service));
        }
        console.say("built " + stale.size() + (stale.size() == 1 ? " service" : " services"));
    }

    private String[] build(List<Path> stale) {
        List<String> arguments = new ArrayList<>(List.of("-Dstyle.color=never", "-DskipTests", "package"));
        if (house.isCheckout()) {
            arguments.addAll(List.of("-am", "-pl", String.join(",", modules(stale))));
        }
        return arguments.toArray(String[]::new);
    }

    private List<String> modules(List<Path> services) {
        return services.stream()
                .map(service -> house.root().relativize(service).toString())
                .toList();
    }

    private boolean isFresh(Path service) throws IOException {
        return Files.exists(jar(service)) && (isMarked(service) || isYoungerThanItsSources(service));
    }

    private boolean isMarked(Path service) throws IOException {
        Path mark = mark(service);
        return Files.exists(mark) && Files.readString(mark).equals(state(service));
    }

    /** As after {@code ./mvnw verify}, which leaves no mark. */
    private boolean isYoungerThanItsSources(Path service) throws IOException {
        FileTime built = Files.getLastModifiedTime(jar(service));
        return built.compareTo(Fingerprint.newest(house.root(), sources(service))) > 0;
    }

    /** Changes with the sources, and with a build by somebody else. */
    private String state(Path service) throws IOException {
        if (!Files.exists(jar(service))) {
            throw new Failure("the build left no " + jar(service) + "; does its pom.xml use waystone-service-parent?");
        }
        return Fingerprint.of(house.root(), sources(service)) + " "
                + Files.getLastModifiedTime(jar(service)).toMillis();
    }

    private List<Path> sources(Path service) {
        return house.isCheckout()
                ? List.of(house.root().resolve("pom.xml"), house.root().resolve("platform-libs"), service)
                : List.of(service.resolve("pom.xml"), service.resolve("src"), service.resolve("service.yaml"));
    }

    private static Path jar(Path service) {
        return service.resolve("target/quarkus-app/quarkus-run.jar");
    }

    private Path mark(Path service) {
        return house.marks().resolve(service.getFileName().toString());
    }
}
