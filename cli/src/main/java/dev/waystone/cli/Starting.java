package dev.waystone.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells other processes which one is bringing the platform up, from the first moment of its build until it answers for itself. */
final class Starting implements AutoCloseable {
    private static final int SECONDS_TO_END = 30;

    private final Path file;
    private final String self;

    private Starting(Path file, String self) {
        this.file = file;
        this.self = self;
    }

    /** Notes that this process does it. */
    static Starting here(House house) throws IOException {
        return by(house, ProcessHandle.current());
    }

    static Starting by(House house, ProcessHandle process) throws IOException {
        Starting starting = new Starting(file(house), identity(process));
        Files.createDirectories(house.state());
        Files.writeString(starting.file, starting.self);
        return starting;
    }

    /** The process that does it now, empty if none does. */
    static Optional<ProcessHandle> of(House house) throws IOException {
        if (!Files.exists(file(house))) {
            return Optional.empty();
        }
        String noted = Files.readString(file(house));
        return noted.isBlank()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(noted.substring(0, noted.indexOf(' '))))
                        .filter(process -> identity(process).equals(noted));
    }

    /** Asks it to end, with all that it started; returns when it is gone. */
    static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Failure("the platform that starts does not end within " + SECONDS_TO_END + " s; kill -9 "
                    + process.pid() + " ends it all");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the note away, unless another process has made it its own; a second time does nothing. */
    @Override
    public void close() {
        try {
            if (Files.exists(file) && Files.readString(file).equals(self)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number is given to another process one day; together with its start it is not. */
    private static String identity(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static Path file(House house) {
        return house.state().resolve("up.starting");
    }
}
