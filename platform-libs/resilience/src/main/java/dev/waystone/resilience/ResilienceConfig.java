package dev.waystone.resilience;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** The numbers of each policy, by its name. */
@ConfigMapping(prefix = ResilienceConfig.PREFIX)
interface ResilienceConfig {

    String PREFIX = "waystone.resilience";

    /** A policy without keys of its own has every default. */
    @WithParentName
    @WithDefaults
    Map<String, Policy> policies();

    /** One policy. */
    interface Policy {

        /** How long one attempt may take. */
        @WithDefault("1s")
        Duration timeout();

        /** How long a REST client waits for a connection. */
        @WithDefault("500ms")
        Duration connectTimeout();

        /** How many attempts are under way at once; more are refused. */
        @WithDefault("32")
        int bulkhead();

        Retry retry();

        Breaker breaker();
    }

    /** Repeats of what failed. */
    interface Retry {

        /** How often one call is repeated, at most; 0 is never. */
        @WithDefault("2")
        int max();

        /** The pause before the first repeat; it doubles with each. */
        @WithDefault("50ms")
        Duration delay();

        /** Each pause is longer or shorter by up to this much. */
        @WithDefault("25ms")
        Duration jitter();

        /** How many repeats each call earns for all: the share that retries may add to the load. */
        @WithDefault("0.1")
        double budget();

        /**
         * How many repeats can be saved up, and are there at the start: the first so many failures are repeated freely. With both
         * defaults, attempts are at most 1.2 times the calls from the hundredth call of the process on.
         */
        @WithDefault("10")
        int reserve();
    }

    /** Leaving alone what keeps failing. */
    interface Breaker {

        /** How many of the last attempts are looked at. */
        @WithDefault("20")
        int window();

        /** The share of them that failed from which on no call is let through. */
        @WithDefault("0.5")
        double failureRatio();

        /** How long; then one call is let through, and its outcome decides. */
        @WithDefault("2s")
        Duration delay();
    }
}
