package dev.waystone.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts commands so that they cannot outlive this process, however it ends, and in a session of their own where the system can:
 * Ctrl-C at the terminal reaches this process alone, which then ends its parts in order.
 */
final class Guard {

    /** Command that gives the rest a session of its own, none where the system has no such command. */
    static final List<String> OWN_SESSION = Stream.of("/usr/bin/setsid", "/bin/setsid")
            .filter(tool -> Files.isExecutable(Path.of(tool)))
            .limit(1)
            .toList();

    private final Path script;

    Guard(Path state) {
        this.script = state.resolve("guard.sh");
        try (InputStream source = Guard.class.getResourceAsStream("guard.sh")) {
            Files.createDirectories(state);
            Files.write(script, source.readAllBytes());
        } catch (IOException e) {
            throw new LocalProblem(
                    "cannot write " + script + " (" + e.getMessage() + ")", "make room or free the folder");
        }
    }

    /** The command under the guard: it gets {@code signal} when the pipe on its standard input closes. */
    List<String> around(String signal, List<String> command) {
        var guarded = new ArrayList<>(OWN_SESSION);
        guarded.addAll(List.of("sh", script.toString(), signal));
        guarded.addAll(command);
        return guarded;
    }
}
