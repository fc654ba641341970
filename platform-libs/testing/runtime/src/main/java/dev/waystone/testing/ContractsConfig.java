package dev.waystone.testing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** Whether this run holds the contract files or writes them. */
@ConfigMapping(prefix = "waystone.contracts")
interface ContractsConfig {

    /** The one value is {@code update}: contract checks rewrite their files. */
    @WithParentName
    Optional<String> mode();
}
