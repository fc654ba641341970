package dev.waystone.events.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Moves committed events from the outbox to their topics: read from the lowest row, send, wait for the acknowledgements, delete
 * under the lease's epoch. Whatever goes wrong, the rows are still there and are read again from the lowest.
 *
 * <p>Runs on one thread; {@link #wake}, {@link #stop} and the getters are safe for any.
 */
final class Relay implements Runnable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Duration ACKNOWLEDGEMENT = Duration.ofMillis(100);

    private final Leases leases;
    private final OutboxRows rows;
    private final Sender sender;
    private final EventsConfig.Relay config;
    private final EventsMetrics metrics;
    private final Signal signal = new Signal();
    private final Map<String, Setback> setbacks = new HashMap<>();
    private final Backoff backoff;
    private final Outage database = new Outage("the outbox cannot be read");
    private final Outage kafka = new Outage("events cannot be sent");
    private volatile boolean running = true;
    private Duration idle;

    /** A topic that failed: how often in a row, and when it is tried again (nanoTime). */
    private record Setback(int failures, long until) {}

    Relay(Leases leases, OutboxRows rows, Sender sender, EventsConfig.Relay config, EventsMetrics metrics) {
        this.leases = leases;
        this.rows = rows;
        this.sender = sender;
        this.config = config;
        this.metrics = metrics;
        this.backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
        this.idle = config.pollMin();
    }

    @Override
    public void run() {
        try {
            while (running) {
                signal.await(step());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    /** Events of these buckets were committed in this process. */
    void wake(Set<Short> buckets) {
        if (buckets.stream().anyMatch(leases::holds)) {
            signal.give();
        }
    }

    /** Finishes the flight that is under way and gives the leases back. */
    void stop() {
        running = false;
        signal.give();
    }

    /** Whether events wait because Kafka or the database does not take them. */
    boolean degraded() {
        return database.isOn() || kafka.isOn();
    }

    private Duration step() throws InterruptedException {
        try {
            Duration pause = move();
            database.over();
            return pause;
        } catch (SQLException | RuntimeException | Error e) { // nothing may end this thread
            database.on(e);
            sender.abort();
            return backoff.after(database.count());
        }
    }

    private Duration move() throws SQLException, InterruptedException {
        if (leases.refreshDue()) {
            leases.refresh();
        }
        Map<Short, Long> held = leases.held();
        if (held.isEmpty()) {
            return Duration.ofMillis(Math.min(200, config.lease().toMillis() / 10));
        }
        List<OutboxRow> batch = rows.read(held.keySet(), waiting(), config.batch());
        if (setbacks.isEmpty() || !batch.isEmpty()) {
            metrics.oldest(batch.stream().map(OutboxRow::createdAt).min(Instant::compareTo));
        }
        if (batch.isEmpty()) {
            idle = min(idle.multipliedBy(2), config.pollMax());
            return min(idle, config.lease().dividedBy(3));
        }
        deliver(batch, held);
        idle = config.pollMin();
        return batch.size() * 2 > config.batch() ? Duration.ZERO : idle;
    }

    private void deliver(List<OutboxRow> batch, Map<Short, Long> held) throws SQLException, InterruptedException {
        Flight flight = sender.send(batch);
        if (!landed(flight)) {
            leases.doubt();
            sender.abort();
            return;
        }
        if (flight.broken()) {
            sender.abort();
        }
        note(flight, batch);
        int deleted = rows.delete(leases.owner(), held, flight.acknowledged());
        metrics.relayed(deleted);
        if (deleted < flight.acknowledged().size()) {
            leases.doubt();
            sender.abort();
        }
    }

    /** Waits as long as the leases hold; false when one is lost meanwhile, or the service stops while Kafka is away. */
    private boolean landed(Flight flight) throws SQLException, InterruptedException {
        long patience = System.nanoTime() + FAREWELL.toNanos();
        while (!flight.await(ACKNOWLEDGEMENT)) {
            boolean lost =
                    leases.refreshDue() && !leases.renew() || leases.held().isEmpty();
            if (lost || !running && System.nanoTime() - patience >= 0) {
                return false;
            }
            kafka.slow();
        }
        return true;
    }

    private void note(Flight flight, List<OutboxRow> batch) {
        flight.failures().forEach((topic, cause) -> {
            int failures = setbacks.getOrDefault(topic, new Setback(0, 0)).failures() + 1;
            setbacks.put(
                    topic,
                    new Setback(
                            failures,
                            System.nanoTime() + backoff.after(failures).toNanos()));
            kafka.on(cause);
        });
        batch.stream()
                .map(OutboxRow::topic)
                .filter(topic -> !flight.failures().containsKey(topic))
                .forEach(setbacks::remove);
        if (setbacks.isEmpty()) {
            kafka.over();
        }
    }

    private Set<String> waiting() {
        long now = System.nanoTime();
        return setbacks.entrySet().stream()
                .filter(setback -> setback.getValue().until() - now > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void leave() {
        try {
            sender.close(Duration.ofSeconds(1));
            leases.leave();
        } catch (SQLException | RuntimeException e) {
            LOG.debug("the leases are left to expire", e);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
