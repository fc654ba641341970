package dev.waystone.cli;

import dev.waystone.local.FaultAction;
import dev.waystone.local.PartStatus;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The platform that runs in this clone, as any process sees it. */
interface Running {
    /** Its parts in the order of their start. */
    List<PartStatus> parts();

    /** The file that holds what a part says. */
    Path log(String part);

    /** Does something bad, or good again, to a part. */
    void fault(String part, FaultAction action);

    /** Ends it all; returns when it is gone. */
    void end() throws InterruptedException;

    /** Where a part listens for HTTP. */
    default URI address(String part) {
        return parts().stream()
                .filter(status -> status.part().equals(part))
                .map(status -> status.address().startsWith("http") ? status.address() : "http://" + status.address())
                .map(URI::create)
                .findFirst()
                .orElseThrow(() -> new Failure("the platform has no " + part + "; ./waystone status shows its parts"));
    }
}
