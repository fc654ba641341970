package dev.waystone.events.internal;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one reader reading: opens a consumer, lets it be read, closes it, and after a failure does so again with a growing pause, until
 * it is stopped.
 *
 * <p>Runs on one thread; {@link #stop} and {@link #goesOn} are safe for any.
 */
final class ReadLoop {

    private static final Logger LOG = Logger.getLogger(ReadLoop.class);
    private static final Duration LEAVE = Duration.ofSeconds(2);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Backoff backoff;
    private final Outage outage;
    private final Signal signal = new Signal();
    private volatile boolean running = true;
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private int failures;

    ReadLoop(Supplier<Consumer<byte[], byte[]>> consumers, Backoff backoff, Outage outage) {
        this.consumers = consumers;
        this.backoff = backoff;
        this.outage = outage;
    }

    /** What is done with a consumer, for as long as the loop {@linkplain #goesOn goes on}. */
    interface Reading {

        void of(Consumer<byte[], byte[]> consumer);
    }

    void run(Reading reading) {
        while (running) {
            Consumer<byte[], byte[]> consumer = null;
            try {
                consumer = consumers.get();
                current = consumer;
                reading.of(consumer);
            } catch (WakeupException e) {
                running = false;
            } catch (RuntimeException | Error e) { // nothing may end this thread
                outage.on(e);
                rest(backoff.jittered(++failures));
            } finally {
                close(consumer);
            }
        }
    }

    /** The consumer reads: its next failure is a first one. */
    void well() {
        failures = 0;
    }

    boolean goesOn() {
        return running;
    }

    /** Ends after what is under way. */
    void stop() {
        running = false;
        signal.give();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void close(@Nullable Consumer<byte[], byte[]> consumer) {
        current = null;
        try {
            if (consumer != null) {
                consumer.close(CloseOptions.timeout(LEAVE));
            }
        } catch (RuntimeException e) {
            LOG.debug("a consumer did not close in order", e);
        }
    }

    private void rest(Duration pause) {
        try {
            signal.await(pause);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }
}
