package dev.waystone.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * For how long after the answer to a change of a price somebody still asks and is shown the old one, at two instances; beside it,
 * as a control, how long a read takes that is nothing but a read. For one thread.
 */
final class Staleness {

    private static final Duration PROMISE = Duration.ofMillis(100);

    /** While a read that is nothing but a read takes longer than this, the machine is busy: other work may be what a change waits for. */
    private static final Duration BUSY = Duration.ofMillis(20);

    private static final int ROUNDS = 5;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Shop shop;
    private final UUID item;
    private int version = 1;

    Staleness(Shop shop, UUID item) {
        this.shop = shop;
        this.item = item;
    }

    /** What was seen of some changes. */
    record Seen(List<Duration> stale, List<Duration> reads) {

        /** Whether the 99th percentile is below 100 ms. */
        boolean keepsThePromise() {
            return p99(stale).compareTo(PROMISE) < 0;
        }

        /**
         * Whether it is below 100 ms and a read at that time, busy or not: the news of a change goes over fewer processes and threads
         * than a read, so that what keeps the one waiting keeps the other waiting, too.
         */
        boolean isNotFarFromIt() {
            return p99(stale).compareTo(PROMISE.plus(p99(reads))) < 0;
        }

        /** Whether other work on this machine may be why the promise was not kept. */
        boolean isVoid() {
            return !keepsThePromise() && p99(reads).compareTo(BUSY) > 0;
        }

        @Override
        public String toString() {
            return "%d price changes, two instances: stale for p50 %d ms, p99 %d ms, at most %d ms; a read takes p99 %d ms"
                    .formatted(
                            stale.size(),
                            at(stale, 50).toMillis(),
                            p99(stale).toMillis(),
                            at(stale, 100).toMillis(),
                            p99(reads).toMillis());
        }

        private static Duration p99(List<Duration> all) {
            return at(all, 99);
        }

        private static Duration at(List<Duration> all, int percent) {
            var sorted = new ArrayList<>(all);
            Collections.sort(sorted);
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }
    }

    /** Changes the price that often, at both instances in turn; again, a few times, while what is seen is void. */
    Seen of(int changes) throws IOException {
        Seen seen = round(changes);
        for (int round = 2; round <= ROUNDS && seen.isVoid(); round++) {
            seen = round(changes);
        }
        return seen;
    }

    private Seen round(int changes) throws IOException {
        List<Duration> stale = new ArrayList<>();
        List<Duration> reads = new ArrayList<>();
        for (int change = 0; change < changes; change++) {
            for (int instance = 0; instance < 2; instance++) {
                long asked = System.nanoTime();
                read(instance);
                reads.add(Duration.ofNanos(System.nanoTime() - asked));
            }
            stale.add(changeAndWatch(change % 2));
        }
        var seen = new Seen(stale, reads);
        System.out.println(seen);
        return seen;
    }

    private Duration changeAndWatch(int instance) throws IOException {
        int changed = change(instance);
        long answered = System.nanoTime();
        long lastStale = answered;
        for (int fresh = 0; fresh < 2; ) {
            long asked = System.nanoTime();
            if (read(fresh == 0 ? 1 - instance : instance) < changed) {
                lastStale = asked;
                if (asked - answered > LIMIT.toNanos()) {
                    throw new AssertionError("version " + changed + " is shown to nobody");
                }
            } else {
                fresh++;
            }
        }
        return Duration.ofNanos(lastStale - answered);
    }

    /** Changes the price at one instance; answers with the version that it has now. */
    int change(int instance) throws IOException {
        var price = Map.of("price", Map.of("amount", "%d.00".formatted(++version), "currency", "EUR"));
        var answer = shop.send("catalog-items", instance, "PUT", "/catalog-items/" + item + "/price", price);
        if (answer.status() != 200 || answer.json().get("version").asInt() != version) {
            throw new AssertionError("version " + version + " was not made: " + answer.text());
        }
        return version;
    }

    /** The version that an instance shows. */
    int read(int instance) throws IOException {
        var answer = shop.send("catalog-items", instance, "GET", "/catalog-items/" + item, null);
        if (answer.status() != 200) {
            throw new AssertionError("a price is not shown: " + answer.text());
        }
        return answer.json().get("version").asInt();
    }

    /** The version of the last change. */
    int version() {
        return version;
    }
}
