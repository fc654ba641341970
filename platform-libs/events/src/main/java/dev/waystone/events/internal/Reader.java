package dev.waystone.events.internal;

/** Reads one topic for as long as it runs. */
interface Reader extends Runnable {

    /** The topic. */
    String topic();

    /** Ends after the events that are under way; for any thread. */
    void stop();

    /** Whether events wait. */
    boolean degraded();
}
