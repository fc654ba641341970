package org.acme.ordernotices;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/**
 * Counts attempts by the state that they led to ({@code order_notices}) and measures how long after its event
 * an order notice was taken ({@code order_notices_delay}).
 */
@ApplicationScoped
class OrderNoticeMetrics {

    private final Timer delay = Timer.builder("order_notices_delay")
            .description("From an event until its order notice was taken")
            .serviceLevelObjectives(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10))
            .register(Metrics.globalRegistry);

    void tried(OrderNotice orderNotice) {
        Counter.builder("order_notices")
                .description("Attempts to send an order notice, by the state that they led to")
                .tag("state", orderNotice.state().name().toLowerCase(Locale.ROOT))
                .register(Metrics.globalRegistry)
                .increment();
        var sentAt = orderNotice.moments().sentAt();
        if (sentAt != null) {
            delay.record(Duration.between(orderNotice.moments().endedAt(), sentAt));
        }
    }
}
