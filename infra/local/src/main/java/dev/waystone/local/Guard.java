package dev.waystone.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts commands so that they cannot outlive this process, however it ends. */
final class Guard {

    private final Path script;

    Guard(Path state) {
        this.script = state.resolve("guard.sh");
        try (InputStream source = Guard.class.getResourceAsStream("guard.sh")) {
            Files.createDirectories(state);
            Files.write(script, source.readAllBytes());
        } catch (IOException e) {
            throw new LocalProblem("cannot write " + script + " (" + e.getMessage() + ")", "make room or free the folder");
        }
    }

    /** The command under the guard: it gets {@code signal} when the pipe on its standard input closes. */
    List<String> around(String signal, List<String> command) {
        var guarded = new ArrayList<>(List.of("sh", script.toString(), signal));
        guarded.addAll(command);
        return guarded;
    }
}
