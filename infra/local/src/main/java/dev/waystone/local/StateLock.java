package dev.waystone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
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
    private final boolean leftBehind;

    private StateLock(FileChannel channel) throws IOException {
        this.channel = channel;
        this.leftBehind = channel.size() > 0;
    }

    /**
     * Takes the folder.
     *
     * @throws LocalProblem if another supervisor has it or it cannot be written
     */
    static StateLock take(Path state) {
        try {
            Files.createDirectories(state);
            var channel = open(state);
            if (lock(channel) != null) {
                return new StateLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new LocalProblem("cannot write " + state + " (" + e.getMessage() + ")", "free the folder");
        }
        throw new LocalProblem(
                "one is running already in " + state, "./waystone status shows it, ./waystone down ends it");
    }

    /** Whether no supervisor has the folder. */
    static boolean isFree(Path state) throws IOException {
        try (var channel = open(state)) {
            return lock(channel) != null;
        }
    }

    /** Notes that parts will run: whoever takes the folder after this process was killed knows that some may be ending still. */
    void begin() {
        try {
            channel.write(ByteBuffer.wrap(new byte[] {'1'}), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the supervisor before this one was ended before it could end its parts. */
    boolean leftBehind() {
        return leftBehind;
    }

    private static FileChannel open(Path state) throws IOException {
        return FileChannel.open(state.resolve("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Gives the folder free; the parts have ended. */
    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw new LocalProblem(
                    "cannot close the lock of the state folder (" + e.getMessage() + ")", "nothing is to be done");
        }
    }
}
