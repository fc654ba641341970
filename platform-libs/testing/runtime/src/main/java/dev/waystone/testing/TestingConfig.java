package dev.waystone.testing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a test run may set of this library. */
@ConfigMapping(prefix = "waystone.testing")
interface TestingConfig {

    /** Whether a test run starts on an empty database of its own; false keeps what earlier runs left. */
    @WithDefault("true")
    boolean fresh();
}
