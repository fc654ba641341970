package dev.waystone.faults;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** Whether and where faults can be asked for. */
@ConfigMapping(prefix = "waystone.faults")
interface FaultsConfig {

    /** Off, nothing listens and no request is touched. Never switch it on in production. */
    @WithDefault("false")
    boolean enabled();

    /** The port on 127.0.0.1, 0 for a free one; without it, 1000 above {@code quarkus.http.port}. */
    OptionalInt port();
}
