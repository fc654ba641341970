package dev.waystone.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The services as they run: packaged, and copied out of the way of the next build. */
final class Apps {
    private final House house;
    private final Maven maven;
    private final Console console;

    Apps(House house, Maven maven, Console console) {
        this.house = house;
        this.maven = maven;
        this.console = console;
    }

    /** The folder a service runs from; it holds {@code quarkus-run.jar} once {@link #ready} has been called. */
    Path of(Path service) {
        return house.apps().resolve(service.getFileName());
    }

    /**
     * Builds what is missing or older than its sources.
     *
     * @param services folders of services
     * @throws Failure if the build fails
     */
    void ready(Collection<Path> services) throws IOException, InterruptedException {
        List<Path> stale = new ArrayList<>();
        for (Path service : services) {
            if (!isFresh(service, fingerprint(service))) {
                stale.add(service);
            }
        }
        if (stale.isEmpty()) {
            return;
        }
        String modules = stale.stream().map(house.root()::relativize).map(Path::toString).collect(Collectors.joining(","));
        console.progress("starting the build", "building " + modules.replace("services/", "").replace(",", ", "));
        maven.quietly(
                console, house.logs().resolve("build.log"), "-Dstyle.color=never", "-DskipTests", "-pl", modules, "-am", "package");
        for (Path service : stale) {
            keep(service);
        }
        console.say("built " + stale.size() + (stale.size() == 1 ? " service" : " services"));
    }

    private boolean isFresh(Path service, String fingerprint) throws IOException {
        Path mark = mark(service);
        return Files.exists(of(service).resolve("quarkus-run.jar"))
                && Files.exists(mark)
                && Files.readString(mark).equals(fingerprint);
    }

    private String fingerprint(Path service) throws IOException {
        return Fingerprint.of(
                house.root(), List.of(house.root().resolve("pom.xml"), house.root().resolve("platform-libs"), service));
    }

    private void keep(Path service) throws IOException {
        Path built = service.resolve("target/quarkus-app");
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new Failure("the build left no " + built + "/quarkus-run.jar; does its pom.xml use waystone-service-parent?");
        }
        Files.deleteIfExists(mark(service));
        delete(of(service));
        copy(built, of(service));
        Files.writeString(mark(service), fingerprint(service));
    }

    private Path mark(Path service) {
        return house.apps().resolve(service.getFileName() + ".fingerprint");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
