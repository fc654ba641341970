package dev.waystone.resilience;

/**
 * What was called works, but will not do this: says nothing about its health, and a repeat would not help. Extend it for
 * refusals that the caller tells apart.
 */
public class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A refusal, described for a person. */
    public RefusedException(String message) {
        super(message, null, false, false);
    }
}
