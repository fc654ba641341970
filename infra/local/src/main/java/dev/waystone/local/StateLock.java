package dev.waystone.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a state folder for one supervisor; the system gives it free when the process ends, however it ends. */
final class StateLock implements AutoCloseable {

    private final FileChannel channel;

    private StateLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder.
     *
     * @throws LocalProblem if another supervisor has it or it cannot be written
     */
    static StateLock take(Path state) {
        try {
            Files.createDirectories(state);
            var channel = FileChannel.open(
                    state.resolve("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) != null) {
                return new StateLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new LocalProblem("cannot write " + state + " (" + e.getMessage() + ")", "free the folder");
        }
        throw new LocalProblem("one is running already in " + state, "./waystone status shows it, ./waystone down ends it");
    }

    /** Whether no supervisor has the folder. */
    static boolean isFree(Path state) {
        try {
            take(state).close();
            return true;
        } catch (LocalProblem e) {
            return false;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalProblem("cannot close the lock of the state folder (" + e.getMessage() + ")", "nothing is to be done");
        }
    }
}
