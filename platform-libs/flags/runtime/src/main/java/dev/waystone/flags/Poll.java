package dev.waystone.flags;

import io.getunleash.util.UnleashScheduledExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The one thread that speaks with the source. Unleash's own executor would queue an event for every check of a flag, and would
 * stop to poll for good after the first exception.
 */
final class Poll implements UnleashScheduledExecutor {

    private static final Logger LOG = Logger.getLogger(Poll.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("flags").daemon(true).unstarted(task));

    @Override
    public ScheduledFuture<?> setInterval(Runnable command, long initialDelaySec, long periodSec) {
        return thread.scheduleWithFixedDelay(
                () -> guarded(command), initialDelaySec, Math.max(1, periodSec), TimeUnit.SECONDS);
    }

    /** Events to the subscriber, which does next to nothing: in the thread at hand. */
    @Override
    public Future<Void> scheduleOnce(Runnable event) {
        guarded(event);
        return CompletableFuture.completedFuture(null);
    }

    /** Something to say to the source, once. */
    void later(Runnable command) {
        thread.execute(() -> guarded(command));
    }

    @Override
    public void shutdown() {
        thread.shutdownNow();
    }

    private static void guarded(Runnable command) {
        try {
            command.run();
        } catch (RuntimeException e) {
            LOG.warn("flags: something went wrong beside them; the last state holds", e);
        }
    }
}
