package dev.waystone.testing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** What a test run may set of this library. */
@ConfigMapping(prefix = "waystone.testing")
interface TestingConfig {

    /** Whether a test run starts on an empty database of its own; false keeps what earlier runs left. */
    @WithDefault("true")
    boolean fresh();

    /** Where the stack's mailbox shows what was mailed; given by the lease when the descriptor needs one. */
    Optional<URI> mailbox();
}
