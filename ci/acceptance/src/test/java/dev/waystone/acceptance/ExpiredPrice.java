package dev.waystone.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A price that both processes of catalog-items knew until it expired, in a database that takes its time. Loads are counted there, and by the
 * processes themselves. For one thread.
 */
final class ExpiredPrice {

    /** How long one process waits for the other's load: {@code waystone.cache.redis.lease} as it is shipped. */
    static final Duration LEASE = Duration.ofSeconds(1);

    private static final String SLOW = "LOCK TABLE catalog_item IN ACCESS EXCLUSIVE MODE";
    private static final Duration LOAD = Duration.ofMillis(200);

    /** A second load on a busy machine; both together end before the lease does. */
    private static final Duration LATECOMER = Duration.ofMillis(500);

    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final Platform platform;
    private final Shop shop;
    private final UUID item;
    private final List<Meters> processes;
    private List<Double> before = List.of();

    ExpiredPrice(Platform platform) throws IOException {
        this.platform = platform;
        this.shop = platform.shop();
        this.item = shop.item("1.00", 1);
        this.processes = Stream.of("catalog-items", "catalog-items-2")
                .map(platform::address)
                .map(Meters::new)
                .toList();
        for (int process = 0; process < processes.size(); process++) {
            shop.send("catalog-items", process, "GET", "/catalog-items/" + item, null);
        }
        expire();
    }

    /**
     * What readers were told.
     *
     * @param atDatabase loads that waited there until it went on
     * @param loads of each process for which readers waited, by its own count
     */
    record Asked(int atDatabase, List<Integer> loads, List<Crowd.Look> looks) {

        /** After what time each process had told it to somebody. */
        Duration bothKnew() {
            return IntStream.range(0, loads.size())
                    .mapToObj(this::knew)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        /** Loads of both processes. */
        int inAll() {
            return loads.stream().mapToInt(Integer::intValue).sum();
        }

        /** No process has more than one reader load. */
        boolean isOnceEach() {
            return loads.stream().allMatch(own -> own <= 1);
        }

        @Override
        public String toString() {
            return "%d readers of two processes: %d loads at the database, %s by their own count, both knew after %d ms"
                    .formatted(looks.size(), atDatabase, loads, bothKnew().toMillis());
        }

        /** After what time a process had told it to somebody. */
        Duration knew(int process) {
            return looks.stream()
                    .filter(look -> look.instance() == process)
                    .map(Crowd.Look::after)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** So many ask at once; the database answers 200 ms after {@code loads} have reached it, and later if only one has. */
    Asked ask(int readers, int loads) {
        try (Crowd crowd = new Crowd(shop, item)) {
            int atDatabase;
            try (var slow = slow()) {
                crowd.asks(readers, 0, 1);
                Await.yes(loads + " loads reach the database", LIMIT, () -> slow.waiting() >= loads);
                Await.pass(LOAD);
                long end = System.nanoTime() + LATECOMER.toNanos();
                while (slow.waiting() < 2 && System.nanoTime() < end) {
                    Await.pass(LOAD.dividedBy(10));
                }
                atDatabase = slow.waiting();
            }
            var looks = answered(crowd);
            var asked = new Asked(atDatabase, loads(), looks);
            System.out.println(asked);
            return asked;
        }
    }

    /**
     * Whether one load serves a reader of each process. On a busy machine Redis may not answer in time, or the load may outlast the lease, so
     * that both load; therefore once in some rounds is enough. Without a lease it never is.
     */
    boolean isSharedByBoth(int rounds) {
        for (int round = 1; round <= rounds; round++) {
            Asked asked = ask(2, 1);
            if (asked.atDatabase() == 1 && asked.inAll() == 1) {
                return true;
            }
            expire();
        }
        return false;
    }

    /** The first process is killed while it loads and so many ask the other. */
    Asked askWhenTheLoaderIsKilled(int readers) {
        try (Crowd lost = new Crowd(shop, item);
                Crowd others = new Crowd(shop, item)) {
            try (var slow = slow()) {
                lost.asks(1, 0);
                Await.yes("the first process loads", LIMIT, slow::blocks);
                others.asks(readers, 1);
                platform.kill("catalog-items");
            }
            var looks = answered(others);
            platform.awaitReady("catalog-items");
            return new Asked(1, loads(), looks);
        }
    }

    /** Nobody asks until nobody knows it. */
    void expire() {
        Await.pass(Platform.HARD_TTL.plusMillis(100));
        before = processes.stream().map(ExpiredPrice::loaded).toList();
    }

    private HeldLock slow() {
        return platform.holding("catalog_items", SLOW);
    }

    private static List<Crowd.Look> answered(Crowd crowd) {
        var looks = crowd.looks();
        for (Crowd.Look look : looks) {
            if (look.status() != 200 || look.version() != 1) {
                throw new AssertionError("not the price: " + look);
            }
        }
        return looks;
    }

    private List<Integer> loads() {
        return IntStream.range(0, processes.size())
                .mapToObj(process -> (int) (loaded(processes.get(process)) - before.get(process)))
                .toList();
    }

    // not the loads of renewals, which begin when a busy machine takes longer for the crowd than the soft TTL
    private static double loaded(Meters process) {
        return process.sum("waystone_cache_requests_total", "result=\"miss\"");
    }
}
