package dev.waystone.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cache of loaded and linked classes that a packaged service has been trained with (JEP 483, 514).
 *
 * @param application the folder of the package, {@code quarkus-app} or a copy of it
 */
record AotCache(Path application) {

    /** As Quarkus calls it. */
    static final String NAME = "app.aot";

    /** A cache that does not fit is left aside by the JVM; without this it would say so on each start. */
    private static final String IN_SILENCE = "-Xlog:aot*=off,cds*=off";

    /** Some caches of very small programs are not compared: then a changed jar goes unnoticed. */
    private static final String COMPARED = "Archived app classpath validation: passed";

    Path file() {
        return application.resolve(NAME);
    }

    Path jar() {
        return application.resolve("quarkus-run.jar");
    }

    /** What starts a JVM from the cache; nothing where there is none. */
    List<String> flags() {
        return Files.isRegularFile(file()) ? List.of("-XX:AOTCache=" + file(), IN_SILENCE) : List.of();
    }

    /** What lets a JVM write a cache as it ends. */
    static List<String> recording(Path to) {
        return List.of("-XX:AOTCacheOutput=" + to);
    }

    /** A command that says whether a JVM started by {@code jvm} takes the cache, for {@link #refusal}. */
    List<String> check(List<String> jvm) {
        var command = new ArrayList<>(jvm);
        command.addAll(List.of("-XX:AOTCache=" + file(), "-XX:AOTMode=on", "-Xlog:class+path=info"));
        command.addAll(List.of("-cp", jar().toString(), "-version"));
        return command;
    }

    /** Why the cache must not be shipped, by the end of {@link #check}; empty when it may. */
    static Optional<String> refusal(int code, String output) {
        if (code != 0) {
            return Optional.of("its AOT cache does not fit the package");
        }
        return output.contains(COMPARED)
                ? Optional.empty()
                : Optional.of("the JVM would not compare its AOT cache with the jars, and run old classes from it");
    }
}
