package dev.waystone.flags;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the state of flags comes from: a server, else a file, else the defaults of {@code service.yaml}. */
@ConfigMapping(prefix = "waystone.flags")
interface FlagsConfig {

    /** A file in the form of Unleash's client API; a change of it counts within two seconds. */
    Optional<Path> file();

    /** The API of an Unleash server, such as {@code https://flags.example.org/api}. */
    Optional<URI> url();

    /** The server's token for backends, which also says the environment. */
    Optional<String> token();

    /** A folder, kept across restarts, for the last state heard from the server; needed with a server. */
    Optional<Path> state();

    /** How often the server is asked for changes; in whole seconds. */
    @WithDefault("10s")
    Duration refresh();

    /** How long to wait for the server. Nobody who is served waits meanwhile. */
    @WithDefault("2s")
    Duration timeout();
}
