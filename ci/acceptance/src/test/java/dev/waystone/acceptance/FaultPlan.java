package dev.waystone.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which part is struck when, and how: the same seed gives the same plan. */
record FaultPlan(long seed, List<Strike> strikes) {

    /** What is done to a part. */
    enum Kind {
        /** kill -9; the supervisor starts it again. */
        KILL,
        /** SIGSTOP, and SIGCONT after {@link Strike#length()}. */
        PAUSE
    }

    /** {@code after} is the wait since the strike before; {@code length} how long a pause lasts. */
    record Strike(String part, Kind kind, Duration after, Duration length) {}

    /** {@code each} strikes of every part and kind, shuffled, {@code spacing} apart on average. */
    static FaultPlan every(long seed, List<String> parts, int each, Duration spacing) {
        var random = new Random(seed);
        var strikes = new ArrayList<Strike>();
        for (String part : parts) {
            for (Kind kind : Kind.values()) {
                for (int i = 0; i < each; i++) {
                    strikes.add(strike(random, part, kind, spacing));
                }
            }
        }
        Collections.shuffle(strikes, random);
        return new FaultPlan(seed, List.copyOf(strikes));
    }

    /** {@code count} strikes spread evenly over the parts and kinds, {@code spacing} apart on average. */
    static FaultPlan some(long seed, List<String> parts, int count, Duration spacing) {
        var all = every(seed, parts, 1, spacing).strikes();
        var chosen = new ArrayList<Strike>();
        for (int i = 0; i < count; i++) {
            chosen.add(all.get(i % all.size()));
        }
        return new FaultPlan(seed, List.copyOf(chosen));
    }

    private static Strike strike(Random random, String part, Kind kind, Duration spacing) {
        var after = spacing.multipliedBy(50 + random.nextInt(100)).dividedBy(100);
        var length = Duration.ofMillis(1_000 + random.nextInt(7_000));
        return new Strike(part, kind, after, length);
    }
}
