package dev.waystone.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** What must be so before anything is started. */
final class Preflight {

    private static final long ROOM = 1L << 30;

    private static final Pattern MISSING =
            Pattern.compile("^\\s*(\\S+) => not found|version [`'](\\S+)' not found", Pattern.MULTILINE);
    private static final Map<String, String> DEBIAN = Map.of(
            "libssl", "libssl3",
            "libcrypto", "libssl3",
            "libstdc++", "libstdc++6",
            "libgcc_s", "libgcc-s1",
            "libz", "zlib1g",
            "libxml2", "libxml2");

    private Preflight() {}

    static void javaIsNew() {
        if (Runtime.version().feature() < 25) {
            throw new LocalProblem(
                    "Java " + Runtime.version().feature() + " runs this, 25 is needed",
                    "install a JDK 25 or set JAVA_HOME to one");
        }
    }

    static void diskHasRoom(Path folder) {
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < ROOM) {
                throw new LocalProblem(
                        "%d MiB are free below %s, 1024 are needed".formatted(free >> 20, folder), "make room");
            }
        } catch (IOException e) {
            throw new LocalProblem(
                    "cannot write " + folder + " (" + e.getMessage() + ")", "make room or free the folder");
        }
    }

    /** The folder was not made by another user, whose files would be mixed with ours. */
    static void folderIsOurs(Path folder) {
        try {
            if (Files.exists(folder)) {
                String owner = Files.getOwner(folder).getName();
                ownedBy(folder, owner, self());
            }
        } catch (IOException e) {
            throw new LocalProblem("cannot read " + folder + " (" + e.getMessage() + ")", "free the folder");
        }
    }

    /** This user's name as the file system knows it; a user without an entry has a number only. */
    private static String self() throws IOException {
        Path process = Path.of("/proc/self");
        return Files.exists(process) ? Files.getOwner(process).getName() : System.getProperty("user.name");
    }

    static void ownedBy(Path folder, String owner, String user) {
        if (!owner.equals(user)) {
            throw new LocalProblem(
                    folder + " belongs to " + owner + ", this is " + user,
                    "run it as " + owner + ", or delete the folder");
        }
    }

    /** Nobody listens where a part will; those of a supervisor that was killed are given {@code patience} to end. */
    static void portsAreFree(List<Part.Definition> parts, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        for (Part.Definition part : parts) {
            while (!Ports.isFree(part.port())) {
                if (System.nanoTime() - end >= 0) {
                    String owner =
                            PortOwner.of(part.port()).map(who -> " by " + who).orElse("");
                    throw new LocalProblem(
                            "port %d of %s is taken%s".formatted(part.port(), part.name(), owner),
                            "end what listens there or use --port-offset");
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    /** The system has every library that the program asks for, found as the program itself will find it. */
    static void librariesAreThere(Path program) {
        missingOf(program).stream().findFirst().ifPresent(library -> {
            throw new LocalProblem(
                    "the library " + library + " that " + program + " needs is missing",
                    "install it (Debian: apt-get install " + debianPackage(library) + ")");
        });
    }

    /** The libraries that the system lacks for the program; none where it has no {@code ldd}: the program itself will complain. */
    static List<String> missingOf(Path program) {
        try {
            Process process = new ProcessBuilder("ldd", program.toString())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(5, TimeUnit.SECONDS);
            return missing(text);
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** The libraries that are missing, by what {@code ldd} says; or the versions of some. */
    static List<String> missing(String ldd) {
        return MISSING.matcher(ldd)
                .results()
                .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
                .toList();
    }

    static String debianPackage(String library) {
        return DEBIAN.entrySet().stream()
                .filter(known -> library.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("what has " + library);
    }
}
