package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Breaks the libraries themselves: on a platform of their own, one packaged service at a time runs with one class replaced, and
 * meets the fault that this class exists for. The checker must turn red; a mutant that stays green shows a hole in it.
 */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Platform.ANOTHER)
class MutantsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> BOTH = List.of("purchase-orders", "purchase-orders-2");

    /** Every third row makes its transaction commit late, behind rows of higher ids. */
    private static final String LATE_COMMITS = """
            CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.7); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER late AFTER INSERT ON outbox DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (NEW.id % 3 = 0) EXECUTE FUNCTION late();
            """;

    private static MutantLab lab;

    private final Platform platform = lab.platform();
    private final Shop shop = platform.shop();

    @BeforeAll
    static void start_a_platform() {
        lab = MutantLab.open();
    }

    @AfterAll
    static void end_it() {
        lab.close();
    }

    /** The batch is in the database when broker and consumer die, its offsets are nowhere: it comes again. */
    @Test
    void an_inbox_without_its_mark_is_caught_when_its_process_is_killed() throws IOException {
        // it counts on from where it stands, or the table itself would refuse counts that do not fit the mark
        var mutant = Mutant.of("inbox without its mark", "events", "Marks")
                .with("return new Plan.State(marks, held);", "return new Plan.State(Map.of(), held);")
                .with(
                        "SET sequence = EXCLUDED.sequence",
                        "SET sequence = i.sequence + EXCLUDED.applied + EXCLUDED.skipped")
                .with("WHERE i.sequence = EXCLUDED.base - 1\"\"\"", "\"\"\"");

        lab.run(mutant, "stock-items", sight -> {
            var order = orderWhoseBatchOutlivesTheBroker();
            Await.yes("the batch is committed", PATIENCE, () -> count("stock_items", "inbox", order) == 1);
            platform.kill("stock-items");
            platform.start("kafka");
            platform.awaitReady("stock-items");
            sight.awaitTooManyHandled("stock-items");
        });
    }

    @Test
    void a_relay_that_deletes_before_the_acknowledgement_is_caught_when_it_is_killed() throws IOException {
        var mutant = Mutant.of("relay that deletes before the ack", "events", "Relay")
                .with(
                        "Flight flight = sender.send(batch);",
                        "rows.delete(leases.owner(), held, batch.stream().map(OutboxRow::id).toList());"
                                + " Flight flight = sender.send(batch);")
                .with("rows.delete(leases.owner(), held, flight.acknowledged())", "flight.acknowledged().size()");

        lab.run(mutant, "catalog-items", sight -> {
            platform.stop("kafka"); // a paused one would still read what the kernel took for it
            var item = shop.item("1.00", 10);
            Await.yes("the event leaves the outbox", PATIENCE, () -> count("catalog_items", "outbox", item) == 0);
            platform.kill("catalog-items");
            platform.start("kafka");
            platform.awaitReady("catalog-items");
            sight.awaitLost("catalog-items");
        });
    }

    @Test
    void a_relay_with_a_watermark_of_ids_is_caught_when_commits_are_late() throws IOException {
        var mutant = Mutant.of("relay by id watermark", "events", "OutboxRows")
                .with("private final ObjectMapper json;", "private final ObjectMapper json; private long highest;")
                .with("ORDER BY outbox.id LIMIT ?", "AND outbox.id > ? ORDER BY outbox.id LIMIT ?")
                .with("read.setInt(3, each);", "read.setLong(3, highest); read.setInt(4, each);")
                .with("rows.add(row(row));", "rows.add(row(row)); highest = Math.max(highest, row.getLong(1));");

        lab.run(mutant, "card-payments", sight -> {
            platform.sql("card_payments", LATE_COMMITS);
            try {
                orders(24);
                sight.awaitLeftBehind("card-payments");
            } finally {
                platform.sql("card_payments", "DROP FUNCTION late() CASCADE");
            }
        });
    }

    /**
     * Two instances that hold the same buckets only repeat each other, which order and effects survive. But each counts them as its
     * fair share, so that buckets are left that neither takes: events wait in the outbox for ever.
     */
    @Test
    void a_lease_without_epoch_is_caught_when_its_holder_was_paused() throws IOException {
        var mutant = Mutant.of("lease without epoch", "events", "Leases")
                .with(
                        "SET expires_at = now() + ? * interval '1 ms'\n              FROM unnest",
                        "SET owner = me, expires_at = now() + ? * interval '1 ms'\n              FROM unnest")
                .with(
                        "WHERE l.bucket = h.bucket AND l.epoch = h.epoch AND l.owner = ?",
                        "CROSS JOIN (SELECT ?::text AS me) AS m WHERE l.bucket = h.bucket")
                .with("System.nanoTime() - sureUntil < 0 ? held : Map.of()", "held");

        lab.run(mutant, "purchase-orders", sight -> {
            for (String holder : BOTH) {
                awaitOwners(2);
                platform.pause(holder);
                awaitOwners(1);
                platform.resume(holder);
            }
            Await.yes("both relay again", PATIENCE, () -> relays() == 2);
            orders(48);
            sight.awaitLeftBehind("purchase-orders");
        });
    }

    /** Only age ends what the other instance knows. */
    @Test
    void a_cache_that_tells_nobody_of_a_change_is_caught_by_its_staleness() throws IOException {
        var mutant = Mutant.of("cache that tells nobody", "cache", "AggregateCache")
                .with("learn(change);\n            far.tell(change, true);", "learn(change);")
                .with("learn(change);\n        far.tell(change, false);", "");

        lab.run(mutant, "catalog-items", sight -> {
            var seen = new Staleness(shop, shop.item("1.00", 1)).of(10);
            assertThat(seen).matches(some -> !some.keepsThePromise());
        });
    }

    @Test
    void a_cache_in_which_every_reader_loads_is_caught_at_the_database() throws IOException {
        var mutant = Mutant.of("cache without single flight", "cache", "Near")
                .with(
                        "flights.putIfAbsent(key, flight) == null ? Optional.of(flight) : Optional.empty()",
                        "Optional.of(flight)");

        lab.run(mutant, "catalog-items", sight -> {
            var asked = new ExpiredPrice(platform).ask(20, 3);
            assertThat(asked.isOnceEach()).isFalse();
        });
    }

    @Test
    void a_cache_whose_processes_do_not_wait_for_each_other_is_caught_at_the_database() throws IOException {
        var mutant = Mutant.of("cache without lease", "cache", "Far")
                .with("boolean leased = known.get(3).toInteger() == 1;", "boolean leased = true;");

        lab.run(mutant, "catalog-items", sight -> {
            assertThat(new ExpiredPrice(platform).isSharedByBoth(2)).isFalse();
        });
    }

    /** An order whose event stock-items has taken in, and is about to commit, when the broker dies and stays away. */
    private UUID orderWhoseBatchOutlivesTheBroker() {
        var item = shop.item("1.00", 10);
        platform.atRest();
        try (var held = platform.holding("stock_items", "LOCK TABLE inbox IN SHARE MODE")) {
            var order = shop.order(item, 1);
            Await.yes("its batch waits for us", PATIENCE, held::blocks);
            platform.kill("kafka");
            platform.stop("kafka");
            return order;
        }
    }

    private void orders(int count) {
        var item = shop.item("1.00", 1_000);
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        try {
            var placed = OrderJourneyTest.atOnce(count, () -> shop.order(turn.incrementAndGet(), Shop.lines(item, 1)));
            assertThat(placed).hasSize(count);
        } catch (Exception e) {
            throw new AssertionError("orders are not taken", e);
        }
    }

    private void awaitOwners(int count) {
        Await.yes(
                count + " share all buckets",
                PATIENCE,
                () -> number("SELECT count(DISTINCT owner) FROM outbox_lease WHERE expires_at > now()") == count
                        && number("SELECT count(*) FROM outbox_lease WHERE expires_at > now()") == 16);
    }

    private long relays() {
        return number("SELECT count(*) FROM outbox_relay WHERE expires_at > now()");
    }

    private long number(String query) {
        return Long.parseLong(platform.text("purchase_orders", query));
    }

    private long count(String database, String table, UUID aggregate) {
        return Long.parseLong(
                platform.text(database, "SELECT count(*) FROM " + table + " WHERE aggregate_id = '" + aggregate + "'"));
    }
}
