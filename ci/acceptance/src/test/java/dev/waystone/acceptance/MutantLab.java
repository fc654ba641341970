package dev.waystone.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A platform on which one service after the other is stopped, mutated, hurt and healed. What one mutant did stays: each looks
 * only for the harm that its own service alone can do, and begins only when there is none.
 */
final class MutantLab implements AutoCloseable {

    /** Short, so that silence is told from slowness soon. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration SETTLED = Duration.ofSeconds(40);
    private static final Pattern COUNTS = Pattern.compile("accounts for (\\d+) events .* (\\d+) are on the topic");
    private static final String MISSING = "was published and is not there";

    private final Platform platform;

    private MutantLab(Platform platform) {
        this.platform = platform;
    }

    static MutantLab open() {
        return new MutantLab(Platform.another("mutants", Map.of("waystone.events.relay.lease", LEASE.toString())));
    }

    Platform platform() {
        return platform;
    }

    @Override
    public void close() {
        platform.close();
        Platform.delete(platform.state("apps")); // half a gigabyte
    }

    /** Runs a service with the mutant in it, and without it afterwards; the others are as they are shipped. */
    void run(Mutant mutant, String service, Harm harm) throws IOException {
        long began = System.nanoTime();
        var jar = new MutantJar(
                platform.root(), platform.application(service), platform.state("mutant"), mutant.library());
        var parts = platform.partsOf(service);
        parts.forEach(platform::stop);
        jar.mutate(mutant);
        try {
            parts.forEach(platform::begin);
            platform.awaitReady();
            harm.toward(new Sight(mutant, began));
        } finally {
            parts.forEach(platform::stop);
            jar.heal();
            platform.beginAll();
        }
    }

    /** What hurts a mutant, and looks for what it did. */
    interface Harm {
        void toward(Sight sight) throws IOException;
    }

    /** What the checker sees of one mutant. */
    final class Sight {

        private final Mutant mutant;
        private final long began;

        private Sight(Mutant mutant, long began) {
            this.mutant = mutant;
            this.began = began;
        }

        /** The consumer has handled more than there is. */
        void awaitTooManyHandled(String consumer) {
            await(DeliveryInvariants.CONSUMED_IS_ON_THE_TOPIC, violation -> {
                var counts = COUNTS.matcher(violation);
                return violation.startsWith(consumer + " ")
                        && counts.find()
                        && Long.parseLong(counts.group(1)) > Long.parseLong(counts.group(2));
            });
        }

        /** An event is neither on the topic nor on its way. */
        void awaitLost(String topic) {
            await(
                    DeliveryInvariants.PUBLISHED_IS_ON_THE_TOPIC,
                    violation -> missing(topic, violation) && waiting(violation, Duration.ZERO) == 0);
        }

        /** An event has waited for longer than three leases, while nothing was in its way. */
        void awaitLeftBehind(String topic) {
            await(
                    DeliveryInvariants.PUBLISHED_IS_ON_THE_TOPIC,
                    violation -> missing(topic, violation) && waiting(violation, LEASE.multipliedBy(3)) == 1);
        }

        /** The first such violation that is still there at the next look; rest may never come. */
        private void await(Invariant invariant, Predicate<String> itsDoing) {
            var before = new HashSet<String>();
            String seen = Await.until("broken by " + mutant.name() + ": " + invariant.says(), SETTLED, () -> {
                List<String> now = invariant.violations(platform.evidence()).stream()
                        .filter(itsDoing)
                        .toList();
                before.retainAll(now);
                var lasting = before.stream().findFirst();
                before.addAll(now);
                return lasting.orElse(null);
            });
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            System.out.println("mutant " + mutant.name() + " is caught after " + millis + " ms: " + seen);
        }

        private boolean missing(String topic, String violation) {
            return violation.startsWith(topic + ": ") && violation.endsWith(MISSING);
        }

        private long waiting(String violation, Duration atLeast) {
            var words = violation.split("[: ]+");
            return Long.parseLong(platform.text(
                    words[0].replace('-', '_'),
                    "SELECT count(*) FROM outbox WHERE event_id = '" + words[2]
                            + "' AND created_at <= now() - interval '" + atLeast.toMillis() + " ms'"));
        }
    }
}
