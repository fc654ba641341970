package dev.waystone.flags.deployment;

import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.List;

/** A build that fails for its flags, with a line for each. */
final class RefusedFlags extends DeploymentException {

    private static final long serialVersionUID = 1L;

    RefusedFlags(List<String> broken) {
        super("Flags that cannot be built:%n  %s".formatted(String.join(System.lineSeparator() + "  ", broken)));
    }
}
