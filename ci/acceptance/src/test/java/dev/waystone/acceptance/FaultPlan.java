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

    /** {@code each} strikes of every part and kind, shuffled, {@code spacing} after the one before is overcome, on average. */
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

    /**
     * {@code count} strikes spread evenly over the parts and kinds, each at some moment of its own share of the {@code time}:
     * the waits count from strike to strike.
     */
    static FaultPlan within(Duration time, long seed, List<String> parts, int count) {
        var random = new Random(seed);
        var all = every(seed, parts, 1, Duration.ZERO).strikes();
        var share = time.dividedBy(count);
        var chosen = new ArrayList<Strike>();
        var before = Duration.ZERO;
        for (int i = 0; i < count; i++) {
            var strike = all.get(i % all.size());
            var at = share.multipliedBy(i)
                    .plus(share.multipliedBy(random.nextInt(100)).dividedBy(100));
            chosen.add(new Strike(strike.part(), strike.kind(), at.minus(before), strike.length()));
            before = at;
        }
        return new FaultPlan(seed, List.copyOf(chosen));
    }

    private static Strike strike(Random random, String part, Kind kind, Duration spacing) {
        var after = spacing.multipliedBy(50 + random.nextInt(100)).dividedBy(100);
        var length = Duration.ofMillis(1_000 + random.nextInt(7_000));
        return new Strike(part, kind, after, length);
    }
}
