package dev.waystone.local;

import java.time.Duration;

/** Hears how the start goes on; called from the starting thread. */
public interface SupervisorListener {

    /** A part serves, so long after its start. */
    default void ready(String part, String address, Duration after) {}

    /** A part is being ended. */
    default void stopping(String part) {}

    /** Hears nothing. */
    static SupervisorListener silent() {
        return new SupervisorListener() {};
    }
}
