package dev.waystone.rest;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Deletes stored answers that are too old to be given again, in small transactions. Every instance may do it at once. */
@Singleton
class IdempotencySweep {

    private static final Logger LOG = Logger.getLogger(IdempotencySweep.class);
    private static final int MOST_BATCHES = 100;

    private final StoredAnswers stored;
    private final RestConfig.Idempotency config;

    IdempotencySweep(StoredAnswers stored, RestConfig config) {
        this.stored = stored;
        this.config = config.idempotency();
    }

    @Scheduled(
            identity = "idempotency-sweep",
            every = "${waystone.rest.idempotency.sweep-every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            int batches = 0;
            while (batches++ < MOST_BATCHES
                    && stored.sweep(config.keptFor(), config.sweepBatch()) == config.sweepBatch()) {
                // the next batch
            }
        } catch (RuntimeException e) {
            LOG.warnf("old idempotency keys stay until the next sweep: %s", e);
        }
    }
}
