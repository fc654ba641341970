package dev.waystone.events.internal;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/** Whether the consumer has lacked a broker for some time. Looked at by the poll thread, read by any. */
final class Connection {

    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(3).toNanos();

    private volatile long seen = System.nanoTime();
    private long lookAt = seen;

    void look(Consumer<?, ?> consumer) {
        long now = System.nanoTime();
        if (now - lookAt >= 0) {
            lookAt = now + INTERVAL;
            if (Consumers.isConnected(consumer)) {
                seen = now;
            }
        }
    }

    boolean isOut() {
        return System.nanoTime() - seen > INTERVAL + PATIENCE;
    }
}
