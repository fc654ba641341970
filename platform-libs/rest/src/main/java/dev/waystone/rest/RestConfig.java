package dev.waystone.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of what a service takes in at its edge. */
@ConfigMapping(prefix = "waystone.rest")
interface RestConfig {

    /** The largest body of a request; a larger one is a 413. */
    @WithDefault("256K")
    MemorySize maxBody();

    /** The longest address with its query, in characters; a longer one is a 414. */
    @WithDefault("8K")
    MemorySize maxUri();

    /** The largest headers, names and values together, in characters; larger ones are a 431. */
    @WithDefault("20K")
    MemorySize maxHeaders();

    /** How long a request may take: more than that is not granted by {@code Waystone-Timeout-Ms}, and is usual without. */
    @WithDefault("30s")
    Duration maxTime();

    Idempotency idempotency();

    Shutdown shutdown();

    /** Stored answers of commands. */
    interface Idempotency {

        /** How long an answer is given again. */
        @WithDefault("24h")
        Duration keptFor();

        /** How often older answers are deleted. */
        @WithDefault("5m")
        Duration sweepEvery();

        /** How many answers are deleted in one transaction. */
        @WithDefault("1000")
        int sweepBatch();
    }

    /** The graceful stop; see also {@code quarkus.shutdown.delay} and {@code quarkus.shutdown.timeout}. */
    interface Shutdown {

        /** How long before the end of {@code quarkus.shutdown.delay} new connections begin to be refused. */
        @WithDefault("300ms")
        Duration refuseBeforeEnd();
    }
}
