package dev.waystone.cache;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How long what is known of an aggregate holds. */
record Policy(String name, CacheConfig.Named config) {

    Policy {
        bounds(name, "soft-ttl", config.softTtl(), config.hardTtl());
        bounds(name, "negative-ttl", config.negativeTtl(), config.hardTtl());
        if (config.jitter() < 0 || config.jitter() > 1) {
            throw new IllegalArgumentException(
                    key(name, "jitter") + " is " + config.jitter() + "; allowed: from 0 to 1");
        }
        if (config.size() < 1) {
            throw new IllegalArgumentException(key(name, "size") + " is " + config.size() + "; allowed: from 1 on");
        }
    }

    int size() {
        return config.size();
    }

    Duration hard() {
        return config.hardTtl();
    }

    /** The entry of what a load brought that began at {@code began} (nanoTime). */
    <V> Entry<V> loaded(long version, @Nullable V value, long began) {
        long hardAt = began
                + (value == null
                        ? jittered(config.negativeTtl())
                        : config.hardTtl().toNanos());
        return entry(version, value, hardAt);
    }

    /** The entry that has a while left of its life. */
    <V> Entry<V> entry(long version, @Nullable V value, long hardAt) {
        long softAt = hardAt - config.hardTtl().toNanos() + jittered(config.softTtl());
        return new Entry<>(version, value, value == null ? hardAt : softAt, hardAt);
    }

    /** What an entry has left of its life when somebody may load it anew. */
    Duration lastBit() {
        long soonest = (long) (config.softTtl().toNanos() * (1 - config.jitter()));
        return config.hardTtl().minusNanos(soonest);
    }

    private long jittered(Duration ttl) {
        double share = 1 - config.jitter() * ThreadLocalRandom.current().nextDouble();
        return (long) (ttl.toNanos() * share);
    }

    private static void bounds(String name, String key, Duration ttl, Duration hard) {
        if (ttl.isNegative() || ttl.isZero() || ttl.compareTo(hard) > 0) {
            throw new IllegalArgumentException(
                    "%s is %s; allowed: above 0 and at most the hard-ttl, %s".formatted(key(name, key), ttl, hard));
        }
    }

    private static String key(String name, String key) {
        return "waystone.cache.named." + name + "." + key;
    }
}
