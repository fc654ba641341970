package org.acme.ordernotices;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/**
 * Counts attempts by the state that they led to ({@code order.notices}) and measures how long after the end of an order its mail
 * was taken ({@code order.notices.delay}).
 */
@ApplicationScoped
class NoticeMetrics {

    private final Timer delay = Timer.builder("order.notices.delay")
            .description("From the end of an order until its mail was taken")
            .serviceLevelObjectives(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10))
            .register(Metrics.globalRegistry);

    void tried(OrderNotice notice) {
        Counter.builder("order.notices")
                .description("Attempts to mail a notice, by the state that they led to")
                .tag("state", notice.state().name().toLowerCase(Locale.ROOT))
                .register(Metrics.globalRegistry)
                .increment();
        var sentAt = notice.moments().sentAt();
        if (sentAt != null) {
            delay.record(Duration.between(notice.moments().endedAt(), sentAt));
        }
    }
}
