package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Kills and pauses of every part at seeded moments while orders are on their way and a price changes. Replay with
 * {@code -Dwaystone.seed}; {@code -Dwaystone.strikes} says how often the long run strikes each part in each way.
 */
@Order(6)
class FaultRunTest {

    private static final List<String> PARTS = List.of(
            "purchase-orders",
            "purchase-orders-2",
            "stock-items",
            "card-payments",
            "catalog-items",
            "catalog-items-2",
            "order-notices",
            "mailbox",
            "redis",
            "kafka",
            "replica",
            "postgres");
    private static final int IN_FLIGHT = 10;
    private static final int EACH = Integer.getInteger("waystone.strikes", 10);
    private static final Duration SHORT = Duration.ofMinutes(3);
    private static final Duration CLOSE = Duration.ofSeconds(3);
    private static final Duration RECOVERY = Duration.ofSeconds(120);

    private final Platform platform = Platform.shared();
    private final boolean all = LongRun.isWished();

    @Test
    void nothing_is_lost_and_nothing_done_twice_whatever_is_killed() throws IOException {
        long seed = Long.getLong("waystone.seed", Instant.now().getEpochSecond());
        var plan = all ? FaultPlan.every(seed, PARTS, EACH, CLOSE) : FaultPlan.within(SHORT, seed, PARTS, 12);
        System.out.println("fault run: replay with -Dwaystone.seed=" + seed);

        var report = run(plan);

        System.out.println(report);
        assertThat(report.hits()).as("strikes that hit an unfinished order").isPositive();
        assertThat(report.oldestPrice()).as("the oldest price that was shown").isLessThan(Platform.HARD_TTL);
        platform.assertInvariants();
        if (all) {
            report.write(platform.root().resolve("docs/reference/fault-run.md"), commit());
        }
    }

    private String commit() throws IOException {
        var git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                .directory(platform.root().toFile())
                .start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private FaultReport run(FaultPlan plan) {
        var report = new FaultReport(plan);
        var item = platform.shop().item("2.00", 1_000_000_000);
        try (var load = Load.start(platform.shop(), item, all ? 3 : 8);
                var price = ChangingPrice.start(platform.shop())) {
            long before = System.nanoTime();
            for (FaultPlan.Strike strike : plan.strikes()) {
                Await.pass(all ? strike.after() : strike.after().minusNanos(System.nanoTime() - before));
                before = all ? before : before + strike.after().toNanos();
                Await.yes(IN_FLIGHT + " orders are in flight", RECOVERY, () -> load.inFlight() >= IN_FLIGHT);
                report.struck(strike, load.inFlight(), strike(strike));
            }
            platform.awaitReady();
            load.awaitEnds(RECOVERY);
            price.close();
            report.ended(load.placed(), price);
        }
        return report;
    }

    /** Strikes, waits for the part to serve again, and says how long that took. */
    private Duration strike(FaultPlan.Strike strike) {
        long begin = System.nanoTime();
        switch (strike.kind()) {
            case KILL -> platform.kill(strike.part());
            case PAUSE -> {
                platform.pause(strike.part());
                Await.pass(strike.length());
                platform.resume(strike.part());
            }
        }
        platform.awaitReady(strike.part());
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
