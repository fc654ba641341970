package dev.waystone.events.internal;

/** The names of the Kafka headers: CloudEvents 1.0 binary mode, W3C Trace Context, and ours in {@code waystone-*}. */
final class Headers {

    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    static final String TIME = "ce_time";
    static final String SUBJECT = "ce_subject";
    static final String SEQUENCE = "ce_sequence";
    static final String TENANT = "ce_tenant";
    static final String TRACEPARENT = "traceparent";
    static final String CONTENT_TYPE = "content-type";

    /** On copies in a dead letter topic: why it is there and where it came from. */
    static final String REASON = "waystone-reason";

    static final String ORIGIN = "waystone-origin";
    static final String TRUNCATED = "waystone-truncated";

    private Headers() {}
}
