package org.acme.ordernotices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Ids;
import dev.waystone.testing.Mailbox;
import dev.waystone.testing.Mailbox.Mail;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/**
 * Thousands of purchase orders end at once: their order notices wait in the table, not in memory, and a few at a time are mailed.
 * A proof of the platform, which no clone repeats.
 */
@QuarkusTest
class BurstTest {

    private static final int OUTCOMES = 5_000;
    private static final int THREADS = 10;
    private static final long MEBIBYTE = 1 << 20;

    /** Nobody reads it. With it, even half of the events do not fit into what is allowed. */
    private static final String BALLAST = "x".repeat(16 << 10);

    private static final long MOST_BYTES = (long) OUTCOMES * BALLAST.length() / 2;

    /** Five batches of waystone.events.inbox.batch. */
    private static final long MOST_HELD = 1_000;

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final Pattern HELD =
            Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +(?:org\\.acme\\.ordernotices\\.(?:Subject|OrderNotice)"
                    + "|dev\\.waystone\\.events\\.(?:Received|internal\\.Arrival\\$Incoming)"
                    + "|org\\.apache\\.kafka\\.clients\\.consumer\\.ConsumerRecord)\\b");

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final Mailbox mailbox = Mailbox.ofThisStack();

    @Inject
    AgroalDataSource database;

    @Test
    void a_burst_of_five_thousand_outcomes_drains_in_bounded_memory_a_few_at_a_time() throws SQLException {
        long quiet = liveBytes();
        long began = System.nanoTime();
        var orders = burst();
        var peak = new Peak(quiet);

        long end = began + PATIENCE.toNanos();
        while (state("SENT") < OUTCOMES) {
            assertThat(System.nanoTime())
                    .as("%d of %d are sent", state("SENT"), OUTCOMES)
                    .isLessThan(end);
            peak.look();
        }
        var time = Duration.ofNanos(System.nanoTime() - began);

        System.out.printf(
                "burst: %d outcomes mailed in %.1f s (%.0f/s); at most %d kept and not yet mailed, %d under way at once,"
                        + " %d in memory, %.1f MiB of memory more than before%n",
                OUTCOMES,
                time.toMillis() / 1000.0,
                OUTCOMES * 1000.0 / time.toMillis(),
                peak.waiting,
                peak.underWay,
                peak.held,
                peak.more / (double) MEBIBYTE);
        assertThat(mailedOrders(orders)).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(peak.waiting).as("the burst is ahead of the mail").isGreaterThan(100);
        assertThat(peak.underWay).as("claimed at once").isBetween(1L, (long) THREADS);
        assertThat(peak.held).as("in memory").isLessThan(MOST_HELD);
        assertThat(peak.more).as("bytes").isLessThan(MOST_BYTES);
    }

    @Test
    void the_same_burst_in_a_queue_would_be_noticed_as_events_and_as_what_is_made_of_them() throws SQLException {
        var peak = new Peak(liveBytes());
        var events = new ArrayList<byte[]>();
        var made = new ArrayList<Subject>();
        for (int order = 0; order < OUTCOMES; order++) {
            events.add(BALLAST.getBytes(StandardCharsets.UTF_8));
            made.add(AnyPurchaseOrder.subject());
        }

        peak.look();

        assertThat(peak.more).isGreaterThan(MOST_BYTES);
        assertThat(peak.held).isGreaterThan(MOST_HELD);
        assertThat(events).hasSameSizeAs(made);
    }

    private Collection<UUID> burst() {
        var orders = Stream.generate(Ids::next).limit(OUTCOMES).collect(Collectors.toCollection(HashSet::new));
        try (var topic = new PurchaseOrders(tenant)) {
            var more = Map.of("total", Map.of("amount", "12.50", "currency", "EUR"), "ballast", BALLAST);
            orders.forEach(order -> topic.send(order, "PurchaseOrderConfirmed", "Ada", "burst@example.org", more));
        }
        return orders;
    }

    /** The orders of these that have a mail, one entry a Message-ID. */
    private List<UUID> mailedOrders(Collection<UUID> orders) {
        var orderOf = orders.stream().collect(Collectors.toMap(UUID::toString, order -> order));
        var ids = new HashSet<String>();
        return mailbox.register().stream()
                .filter(mail -> orderOf.containsKey(order(mail)))
                .filter(mail -> ids.add(mail.messageId()))
                .map(mail -> orderOf.get(order(mail)))
                .toList();
    }

    private static String order(Mail mail) {
        var words = mail.subject().split(" ");
        return words.length > 2 ? words[2] : "";
    }

    private final class Peak {

        private long waiting;
        private long underWay;
        private long held;
        private long more;
        private final long quiet;

        Peak(long quiet) {
            this.quiet = quiet;
        }

        void look() throws SQLException {
            waiting = Math.max(waiting, state("DUE"));
            underWay = Math.max(
                    underWay, count("SELECT count(*) FROM due_work WHERE picked AND task_name = 'order-notice'"));
            held = Math.max(held, held());
            more = Math.max(more, liveBytes() - quiet);
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    /** The instances in use of the class of events, or of what is made of them, that has most. */
    private static long held() {
        try {
            var histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return HELD.matcher(histogram)
                    .results()
                    .mapToLong(line -> Long.parseLong(line.group(1)))
                    .max()
                    .orElse(0);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is still in use after a collection. */
    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private long state(String state) throws SQLException {
        return count("SELECT count(*) FROM order_notice WHERE state = '" + state + "'");
    }

    private long count(String query) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCAL waystone.tenant = '" + tenant + "'");
                try (var row = statement.executeQuery(query)) {
                    row.next();
                    return row.getLong(1);
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
