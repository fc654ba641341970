package dev.waystone.cli;

/** A failure that is understood. Its message is one line: what, where, what to do. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }
}
