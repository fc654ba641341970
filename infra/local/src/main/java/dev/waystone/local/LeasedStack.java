package dev.waystone.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A stack for tests or one for dev mode: started by whoever needs it first, in a process of its own. */
final class LeasedStack {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration STEP = Duration.ofMillis(100);

    private LeasedStack() {}

    /** A connection to the running stack of this name; one caller starts it while the others wait. */
    static StackClient join(Path root, String name) {
        Path state = SupervisorOptions.state(root, name);
        try {
            Files.createDirectories(state);
            try (var channel = FileChannel.open(
                            state.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                Optional<StackClient> running = StackClient.find(root, name);
                return running.isPresent() ? running.get() : start(root, name, state);
            }
        } catch (IOException e) {
            throw new LocalProblem(
                    "cannot write " + state + " (" + e.getMessage() + ")", "make room or free the folder");
        }
    }

    private static StackClient start(Path root, String name, Path state) throws IOException {
        Preflight.folderIsOurs(state);
        Preflight.diskHasRoom(state);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!StateLock.isFree(state) && System.nanoTime() < end) { // the one before is still ending
            LockSupport.parkNanos(STEP.toNanos());
        }
        Path log = state.resolve("supervisor.log");
        Process process = new ProcessBuilder(command(root, name, state))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (System.nanoTime() < end) {
            Optional<StackClient> client = StackClient.find(root, name);
            if (client.isPresent()) {
                return client.get();
            }
            if (!process.isAlive()) {
                throw new LocalProblem(
                        "the " + name + " stack did not start: "
                                + Files.readString(log).strip(),
                        "see " + log);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        process.destroy();
        throw new LocalProblem("the " + name + " stack did not start in " + PATIENCE.toSeconds() + " s", "see " + log);
    }

    private static List<String> command(Path root, String name, Path state) {
        var toolbox = new Toolbox(root, state);
        toolbox.copy(java.util.Set.of());
        var command = new ArrayList<>(Guard.OWN_SESSION);
        command.addAll(toolbox.jvm("128m"));
        command.addAll(List.of("-cp", toolbox.ownClasses(), SupervisorMain.class.getName(), root.toString(), name));
        return command;
    }
}
