package dev.waystone.local.web;

/** A request that cannot be understood; its message is one line for the caller: what is wrong and what is allowed. */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadRequest(String message) {
        super(message);
    }
}
