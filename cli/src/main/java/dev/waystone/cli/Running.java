package dev.waystone.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The platform that runs on this machine, as any process sees it. */
interface Running {
    /** Its parts in the order of their start. */
    List<Part> parts();

    /** Where a part listens. */
    URI address(String part);

    /** The file that holds what a part says. */
    Path log(String part);

    /** Does something bad, or good again, to a part; returns when it is done. */
    void fault(String part, Fault.Kind kind);

    /** Returns when the platform has ended by itself or by another's wish. */
    void await() throws InterruptedException;

    /** Ends it all; returns when it is gone. */
    void end();
}
