package dev.waystone.data;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The keys {@code waystone.data.*}. */
@ConfigMapping(prefix = "waystone.data")
interface DataConfig {

    /** How long the readiness check waits for the database before it says that it is away. */
    @WithDefault("2s")
    Duration readinessTimeout();

    /** How long reads go to the primary after the replica failed. */
    @WithDefault("5s")
    Duration replicaPause();

    /** How old a read from the replica may be, whatever its token asks for; beyond it, reads go to the primary. */
    @WithDefault("2s")
    Duration replicaMaxLag();

    /** How many instances may run at once, the descriptor's {@code scaling.max}; their pools must fit into the server. */
    @WithDefault("1")
    int instances();
}
