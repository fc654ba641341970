package dev.waystone.events;

import java.time.Instant;

/** How a run of due work ended without failing. */
public sealed interface Outcome {

    /** Nothing is left to do; the row goes. */
    static Outcome done() {
        return new Done();
    }

    /** Not yet done: run again at the time given, with the same data. */
    static Outcome again(Instant at) {
        return new Again(at);
    }

    /**
     * Not done, and trying again by itself would not help: a dead letter. The row stays, with its data, until somebody
     * {@linkplain DueWork#release releases} it; then it runs once more.
     */
    static Outcome parked() {
        return new Parked();
    }

    /** Nothing is left to do. */
    record Done() implements Outcome {}

    /**
     * Runs again.
     *
     * @param at when
     */
    record Again(Instant at) implements Outcome {}

    /** Waits to be released. */
    record Parked() implements Outcome {}
}
