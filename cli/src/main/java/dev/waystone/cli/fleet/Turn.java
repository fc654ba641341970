package dev.waystone.cli.fleet;

import dev.waystone.cli.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The right to upgrade a fleet, which one process at a time has. It is the operating system's lock of a file, so it ends with its holder,
 * however that ends; who holds it stands in a file beside.
 */
final class Turn implements AutoCloseable {
    private final FileChannel lock;

    private Turn(FileChannel lock) {
        this.lock = lock;
    }

    /**
     * Takes it.
     *
     * @param state the folder for what belongs to the fleet
     * @param fleet the fleet's file, for the error
     * @throws Failure if somebody has it, with who that is
     */
    static Turn of(Path state, Path fleet) {
        Path file = state.resolve("apply.lock");
        Path holder = state.resolve("apply.holder");
        try {
            Files.createDirectories(state);
            FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isOurs(lock)) {
                lock.close();
                throw new Failure("fleet apply of " + fleet + " runs already" + told(holder) + "; wait for it");
            }
            Files.writeString(
                    holder,
                    "process " + ProcessHandle.current().pid() + ", since "
                            + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n");
            return new Turn(lock);
        } catch (IOException e) {
            throw new Failure("cannot write " + state + "; free some space, or give it to this user");
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // the system takes the lock back when this process ends
        }
    }

    /** Nothing if the holder has not yet said. */
    private static String told(Path holder) throws IOException {
        String text = Files.exists(holder) ? Files.readString(holder).strip() : "";
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
