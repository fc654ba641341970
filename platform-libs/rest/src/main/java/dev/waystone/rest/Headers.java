package dev.waystone.rest;

/** Names of the platform's headers. */
final class Headers {

    /** W3C Trace Context. */
    static final String TRACEPARENT = "traceparent";
    /** How many milliseconds the caller waits for its answer. */
    static final String TIMEOUT = "Waystone-Timeout-Ms";

    private Headers() {}
}
