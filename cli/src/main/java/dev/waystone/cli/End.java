package dev.waystone.cli;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Ends the platform when this process ends, by whatever signal. Thread-safe. */
final class End implements Runnable {
    private final Console console;
    private volatile @Nullable Running platform;

    End(Console console) {
        this.console = console;
    }

    /** From now on there is something to end. */
    void of(Running started) {
        platform = started;
    }

    @Override
    public void run() {
        Running running = platform;
        if (running == null) {
            return;
        }
        Instant start = Instant.now();
        console.progress("ending", "ending all parts");
        running.end();
        console.say("all parts ended in " + Duration.between(start, Instant.now()).toMillis() / 100 / 10.0 + " s");
    }
}
