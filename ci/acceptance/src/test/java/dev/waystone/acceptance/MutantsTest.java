package dev.waystone.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Breaks waystone-events itself: packaged services in which one class is replaced run on a stack of their own, under load and the
 * fault that this class exists for. The checker must turn red; a mutant that stays green shows a hole in it.
 */
@EnabledIfSystemProperty(
        named = "waystone.all",
        matches = "true",
        disabledReason = "a second platform for each of four mutants takes four minutes: ./waystone test --all")
@Order(9)
class MutantsTest {

    private static final int CUSTOMERS = 6;
    private static final int FLOWING = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofSeconds(25);
    private static final Duration OUTAGE = Duration.ofSeconds(2);
    private static final Pattern COUNTS = Pattern.compile("accounts for (\\d+) events .* (\\d+) are on the topic");
    private static final String MISSING = "was published and is not there";
    private static final List<String> CONSUMERS = List.of("card-payments", "stock-items", "stock-items");
    private static final List<String> PRODUCERS = List.of("purchase-orders", "purchase-orders-2");

    /** Every fifth row makes its transaction commit half a second late, behind rows of higher ids. */
    private static final String LATE_COMMITS = """
            CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER late AFTER INSERT ON outbox DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (NEW.id % 5 = 0) EXECUTE FUNCTION late();
            """;

    /** It counts on from where it stands, or the table itself would refuse counts that do not fit the mark. */
    @Test
    void an_inbox_without_its_mark_is_caught_when_its_process_is_killed() throws IOException {
        var mutant = Mutant.of("inbox without its mark", "Marks")
                .with("return new Plan.State(marks, held);", "return new Plan.State(Map.of(), held);")
                .with(
                        "SET sequence = EXCLUDED.sequence",
                        "SET sequence = i.sequence + EXCLUDED.applied + EXCLUDED.skipped")
                .with("WHERE i.sequence = EXCLUDED.base - 1\"\"\"", "\"\"\"");

        assertBroken(mutant, DeliveryInvariants.CONSUMED_IS_ON_THE_TOPIC, MutantsTest::tooMany, (platform, load) -> {
            for (String consumer : CONSUMERS) {
                platform.awaitReady(consumer);
                Await.yes(consumer + " takes events in", PATIENCE, () -> takesIn(platform, consumer));
                platform.kill(consumer);
            }
            CONSUMERS.forEach(platform::awaitReady);
        });
    }

    @Test
    void a_relay_that_deletes_before_the_acknowledgement_is_caught_when_it_is_killed() throws IOException {
        var mutant = Mutant.of("relay that deletes before the ack", "Relay")
                .with(
                        "Flight flight = sender.send(batch);",
                        "rows.delete(leases.owner(), held, batch.stream().map(OutboxRow::id).toList());"
                                + " Flight flight = sender.send(batch);")
                .with("rows.delete(leases.owner(), held, flight.acknowledged())", "flight.acknowledged().size()");

        assertBroken(mutant, DeliveryInvariants.PUBLISHED_IS_ON_THE_TOPIC, MutantsTest::gone, (platform, load) -> {
            flows(load);
            platform.stop("kafka"); // a paused one would still read what the kernel took for it
            Await.pass(OUTAGE);
            PRODUCERS.forEach(platform::kill);
            platform.start("kafka");
            PRODUCERS.forEach(platform::awaitReady);
        });
    }

    @Test
    void a_relay_with_a_watermark_of_ids_is_caught_when_commits_are_late() throws IOException {
        var mutant = Mutant.of("relay by id watermark", "OutboxRows")
                .with("private final ObjectMapper json;", "private final ObjectMapper json; private long highest;")
                .with("ORDER BY outbox.id LIMIT ?", "AND outbox.id > ? ORDER BY outbox.id LIMIT ?")
                .with("read.setInt(3, each);", "read.setLong(3, highest); read.setInt(4, each);")
                .with("rows.add(row(row));", "rows.add(row(row)); highest = Math.max(highest, row.getLong(1));");

        assertBroken(
                mutant, DeliveryInvariants.PUBLISHED_IS_ON_THE_TOPIC, MutantsTest::leftBehind, (platform, load) -> {
                    platform.sql("purchase_orders", LATE_COMMITS);
                    flows(load);
                });
    }

    /**
     * Two instances that hold the same buckets only repeat each other, which order and effects survive. But each counts them as its
     * fair share, so that buckets may be left that neither takes: events wait in the outbox for ever.
     */
    @Test
    void a_lease_without_epoch_is_caught_when_its_holder_was_paused() throws IOException {
        var mutant = Mutant.of("lease without epoch", "Leases")
                .with(
                        "SET expires_at = now() + ? * interval '1 ms'\n              FROM unnest",
                        "SET owner = me, expires_at = now() + ? * interval '1 ms'\n              FROM unnest")
                .with(
                        "WHERE l.bucket = h.bucket AND l.epoch = h.epoch AND l.owner = ?",
                        "CROSS JOIN (SELECT ?::text AS me) AS m WHERE l.bucket = h.bucket")
                .with("System.nanoTime() - sureUntil < 0 ? held : Map.of()", "held");

        assertBroken(
                mutant, DeliveryInvariants.PUBLISHED_IS_ON_THE_TOPIC, MutantsTest::leftBehind, (platform, load) -> {
                    for (String holder : PRODUCERS) {
                        platform.pause(holder);
                        Await.yes("the other takes all buckets", PATIENCE, () -> owners(platform, "outbox_lease") == 1);
                        platform.resume(holder);
                        Await.yes(
                                "both relay",
                                PATIENCE,
                                () -> owners(platform, "outbox_relay WHERE expires_at > now()") == 2);
                        Await.pass(OUTAGE);
                    }
                });
    }

    /** Whether a batch was committed so shortly ago that its offsets hardly are. */
    private static boolean takesIn(Platform platform, String consumer) {
        var fresh = "SELECT count(*) FROM inbox WHERE updated_at > now() - interval '100 ms'";
        return !platform.text(consumer.replace('-', '_'), fresh).equals("0");
    }

    private static int owners(Platform platform, String table) {
        return Integer.parseInt(platform.text("purchase_orders", "SELECT count(DISTINCT owner) FROM " + table));
    }

    private static void assertBroken(Mutant mutant, Invariant invariant, Proof proof, Fault fault) throws IOException {
        var root = MutantRoot.make(Platform.rootOfClone(), mutant);
        try (var platform = Platform.of(root, "mutant")) {
            var item = platform.shop().item("1.00", 1_000_000);
            try (var load = Load.start(platform.shop(), item, CUSTOMERS)) {
                flows(load);
                fault.hurt(platform, load);
                load.stop();
            }
            System.out.println("mutant " + mutant.name() + " is caught: " + lasting(platform, invariant, proof));
        }
        Platform.delete(root);
    }

    /** The first violation that is the mutant's doing and still there at the next look; rest may never come. */
    private static String lasting(Platform platform, Invariant invariant, Proof proof) {
        var before = new HashSet<String>();
        return Await.until("broken: " + invariant.says(), SETTLED, () -> {
            var now = invariant.violations(platform.evidence()).stream()
                    .filter(violation -> proof.shows(platform, violation))
                    .toList();
            before.retainAll(now);
            var lasting = before.stream().findFirst();
            before.addAll(now);
            return lasting.orElse(null);
        });
    }

    /** More was handled than there is. */
    private static boolean tooMany(Platform platform, String violation) {
        var counts = COUNTS.matcher(violation);
        return counts.find() && Long.parseLong(counts.group(1)) > Long.parseLong(counts.group(2));
    }

    /** The event is not on its way either. */
    private static boolean gone(Platform platform, String violation) {
        return violation.endsWith(MISSING) && waiting(platform, violation, "").equals("0");
    }

    /** The event has waited for longer than any lease, while nothing was in its way. */
    private static boolean leftBehind(Platform platform, String violation) {
        return violation.endsWith(MISSING)
                && waiting(platform, violation, " AND created_at < now() - interval '12 s'")
                        .equals("1");
    }

    private static String waiting(Platform platform, String violation, String condition) {
        var words = violation.split("[: ]+");
        var event = "SELECT count(*) FROM outbox WHERE event_id = '" + words[2] + "'";
        return platform.text(words[0].replace('-', '_'), event + condition);
    }

    /** Waits until some more orders have been placed. */
    private static void flows(Load load) {
        int more = load.placed() + FLOWING;
        Await.yes(more + " orders are placed", PATIENCE, () -> load.placed() >= more);
    }

    /** Whether a violation is the mutant's doing, and not an event that is still on its way. */
    private interface Proof {
        boolean shows(Platform platform, String violation);
    }

    /** What hurts a mutant. */
    private interface Fault {
        void hurt(Platform platform, Load load);
    }
}
