package dev.waystone.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What must be so before anything is started. */
final class Preflight {

    private static final long ROOM = 1L << 30;

    private Preflight() {}

    static void javaIsNew() {
        if (Runtime.version().feature() < 25) {
            throw new LocalProblem(
                    "Java " + Runtime.version().feature() + " runs this, 25 is needed", "install a JDK 25 or set JAVA_HOME to one");
        }
    }

    static void diskHasRoom(Path folder) {
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < ROOM) {
                throw new LocalProblem("%d MiB are free below %s, 1024 are needed".formatted(free >> 20, folder), "make room");
            }
        } catch (IOException e) {
            throw new LocalProblem("cannot write " + folder + " (" + e.getMessage() + ")", "make room or free the folder");
        }
    }

    static void portsAreFree(List<Part.Definition> parts) {
        for (Part.Definition part : parts) {
            if (!Ports.isFree(part.port())) {
                throw new LocalProblem(
                        "port %d of %s is taken".formatted(part.port(), part.name()),
                        "end what listens there or use --port-offset");
            }
        }
    }

    /** Whether the system has every library that the program asks for. */
    static void librariesAreThere(Path program) {
        try {
            Process process = new ProcessBuilder("ldd", program.toString()).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(5, TimeUnit.SECONDS);
            missing(text).ifPresent(library -> {
                throw new LocalProblem(
                        "the library " + library + " that " + program.getFileName() + " needs is missing",
                        "install it (Debian: apt-get install " + (library.startsWith("libssl") ? "libssl3" : library) + ")");
            });
        } catch (IOException e) {
            return; // no ldd here: the program itself will say what it lacks
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static java.util.Optional<String> missing(String ldd) {
        return ldd.lines().filter(line -> line.contains("not found")).map(line -> line.strip().split("\\s")[0]).findFirst();
    }
}
