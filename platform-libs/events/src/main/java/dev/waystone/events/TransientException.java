package dev.waystone.events;

/**
 * Thrown by a handler for a failure that will pass: the batch is rolled back and tried again after a pause, in order, and
 * nothing is parked. Deadlocks, lost connections and full pools count as transient by themselves.
 */
public class TransientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure that will pass, for the reason given. */
    public TransientException(String message) {
        super(message);
    }

    /** A failure that will pass, with its cause. */
    public TransientException(String message, Throwable cause) {
        super(message, cause);
    }
}
