package dev.waystone.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import java.time.Duration;
import java.util.Map;

/** The keys {@code waystone.cache.*}. Where Redis is, is said by {@code quarkus.redis.*}, as in every Quarkus application. */
@ConfigMapping(prefix = "waystone.cache")
interface CacheConfig {

    /** How Redis is used. */
    Redis redis();

    /** Each cache by its name. */
    @WithDefaults
    Map<String, Named> named();

    /** How Redis is used. */
    interface Redis {

        /** How long an answer may take; without one in time a reader goes on alone. */
        @WithDefault("200ms")
        Duration timeout();

        /** So many answers in a row that do not come in time mean that Redis is away. */
        @WithDefault("3")
        int failures();

        /** The pause between two tries to reach a Redis that is away. */
        @WithDefault("200ms")
        Duration retry();

        /** How often an idle connection is asked whether it lives. */
        @WithDefault("1s")
        Duration ping();

        /** How long the instances wait for the one of them that loads an aggregate, before they load it, too. */
        @WithDefault("1s")
        Duration lease();
    }

    /** One cache. */
    interface Named {

        /** Aggregates kept in the process, at most. */
        @WithDefault("10000")
        int size();

        /** From this age on an aggregate is told and loaded anew. */
        @WithDefault("1m")
        Duration softTtl();

        /** From this age on an aggregate is not told any more. */
        @WithDefault("10m")
        Duration hardTtl();

        /** How long it is remembered that there is no such aggregate. */
        @WithDefault("10s")
        Duration negativeTtl();

        /** The share of the soft and the negative TTL that chance takes away, so that not everything expires at once; 0 to 1. */
        @WithDefault("0.1")
        double jitter();

        /** The pause after a load in the background has failed. */
        @WithDefault("1s")
        Duration retry();

        /** How long a reader waits for a load that another one has begun. */
        @WithDefault("10s")
        Duration patience();
    }
}
