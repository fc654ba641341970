package dev.waystone.events.internal;

import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import dev.waystone.events.Event;
import dev.waystone.events.Outbox;
import dev.waystone.events.ParkedEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** What the tests do to the service and what they see in its tables. */
@Singleton
class Numbers {

    static final RequestContext ADA = RequestContext.of("ada-inc", "ada");

    @Inject
    Outbox outbox;

    @Inject
    Tenants tenants;

    @Inject
    Jdbi jdbi;

    @Inject
    ParkedEvents parked;

    /** Publishes one event in a transaction of its own. */
    void publish(RequestContext context, UUID aggregateId, long version, Event event) {
        transact(context, () -> outbox.publish(aggregateId, version, event));
    }

    void transact(RequestContext context, Runnable work) {
        tenants.as(context, () -> QuarkusTransaction.requiringNew().run(work));
    }

    /** The sequences that the handler has seen of the aggregate, in the order of seeing. */
    List<Long> seen(String tenant, UUID aggregateId) {
        return rows(tenant, "SELECT sequence FROM number_seen WHERE aggregate_id = ? ORDER BY id", aggregateId).stream()
                .map(row -> (Long) row.get("sequence"))
                .toList();
    }

    /** Rows of a query, as the tenant. */
    List<Map<String, Object>> rows(String tenant, String sql, Object... arguments) {
        return tenants.as(
                RequestContext.of(tenant, "test"),
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> jdbi.withHandle(handle ->
                                handle.select(sql, arguments).mapToMap().list())));
    }

    int update(String sql, Object... arguments) {
        return jdbi.withHandle(handle -> handle.execute(sql, arguments));
    }

    static void eventually(String what, Supplier<Boolean> condition) {
        eventually(Duration.ofSeconds(15), what, condition);
    }

    static void eventually(Duration atMost, String what, Supplier<Boolean> condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + atMost + ": " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
