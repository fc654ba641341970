package dev.waystone.testing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Whether the long runs are asked for. A switch of the build, which the tests of every service hear, too. */
@ConfigMapping(prefix = "waystone.all")
interface LongRunsConfig {

    /** {@code true} with {@code ./waystone test --all}. */
    @WithParentName
    @WithDefault("false")
    boolean all();
}
