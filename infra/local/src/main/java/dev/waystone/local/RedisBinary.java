package dev.waystone.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Unpacks this machine's Redis server, once for each version. */
final class RedisBinary {

    private RedisBinary() {}

    /** The program. */
    static Path unpack(Path jar, Path state) {
        return unpack(jar, state, platform(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    static Path unpack(Path jar, Path state, String platform) {
        Path draft = state.resolve("redis-server.new");
        try (var archive = new JarFile(jar.toFile())) {
            JarEntry entry = archive.stream()
                    .filter(e -> e.getName().startsWith("redis-server-")
                            && e.getName().endsWith("-" + platform))
                    .findFirst()
                    .orElseThrow(() -> new LocalProblem(
                            "there is no Redis for " + platform + " in " + jar,
                            "use Linux or macOS on amd64 or arm64"));
            Path program = state.resolve(entry.getName());
            if (!Files.exists(program)) {
                Files.createDirectories(state);
                Files.copy(archive.getInputStream(entry), draft, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(draft, program, StandardCopyOption.ATOMIC_MOVE);
            }
            return program;
        } catch (IOException e) {
            throw new LocalProblem(
                    "cannot unpack " + jar + " into " + state + " (" + e.getMessage() + ")", "make room on the disk");
        }
    }

    /** How the programs' names say what they run on. */
    static String platform(String system, String processor) {
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        return (system.startsWith("Mac") ? "darwin" : system.toLowerCase().replace(' ', '-'))
                + (arm ? "-arm64" : processor.equals("x86_64") ? "-amd64" : "-" + processor);
    }
}
