package dev.waystone.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What parts are started from: copies in the state folder, so that a build may replace the originals meanwhile. */
final class Toolbox {

    /** Heap of a service. */
    static final String SERVICE_MEMORY = "256m";

    private final Path root;
    private final Path state;

    Toolbox(Path root, Path state) {
        this.root = root;
        this.state = state;
    }

    Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Flags of every JVM that a stack starts. */
    List<String> jvm(String memory) {
        return List.of(
                java().toString(),
                "-Xms32m",
                "-Xmx" + memory,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+PerfDisableSharedMem",
                "-Djava.io.tmpdir=" + temporary());
    }

    Path temporary() {
        try {
            return Files.createDirectories(state.resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the copies; once, before anything is started. */
    void copy(Set<String> services) {
        try (Built built = Built.in(root)) {
            built.copies().forEach((name, original) -> mirror(original, state.resolve(name)));
        }
        for (String service : services) {
            mirror(folder(service).resolve("target/quarkus-app"), applications(service));
        }
    }

    /** Class path of the token issuer and the bank. */
    String ownClasses() {
        Path copy = state.resolve("local");
        return copy.resolve("classes") + File.pathSeparator + copy.resolve("lib") + "/*";
    }

    /** Class path of the broker, jars only. */
    String brokerClasses() {
        Path copy = state.resolve("broker");
        return copy.resolve("waystone-local-kafka.jar") + File.pathSeparator + copy.resolve("lib") + "/*";
    }

    /** The jar that holds the programs of {@code postgres} or {@code redis}. */
    Path programs(String part) {
        Path folder = Built.programs(root, part);
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> Built.missing(root, folder));
        } catch (IOException e) {
            throw Built.missing(root, folder);
        }
    }

    /** What starts a service but for its settings; from its AOT cache if it was packaged with one. */
    List<String> service(String service) {
        var cache = new AotCache(applications(service));
        var command = new ArrayList<>(jvm(SERVICE_MEMORY));
        command.addAll(cache.flags());
        return command;
    }

    /** A service's application. */
    Path application(String service) {
        return new AotCache(applications(service)).jar();
    }

    private Path applications(String service) {
        return state.resolve("apps").resolve(service);
    }

    /** A service that is a repository of its own is the root. */
    private Path folder(String service) {
        Path own = root.resolve("services").resolve(service);
        return Files.exists(own) ? own : root;
    }

    private void mirror(Path from, Path to) {
        if (!Files.exists(from)) {
            throw Built.missing(root, from);
        }
        try {
            Folders.mirror(from, to);
        } catch (IOException e) {
            throw new LocalProblem("cannot copy " + from + " (" + e.getMessage() + ")", "make room on the disk");
        }
    }
}
