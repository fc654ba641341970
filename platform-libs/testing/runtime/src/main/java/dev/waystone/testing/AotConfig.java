package dev.waystone.testing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How services are packaged. A switch of the build, which the tests of every service hear, too. */
@ConfigMapping(prefix = "waystone.aot")
interface AotConfig {

    /** {@code true} packages a service without an AOT cache. */
    @WithDefault("false")
    boolean skip();
}
