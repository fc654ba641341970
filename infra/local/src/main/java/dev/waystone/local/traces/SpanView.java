package dev.waystone.local.traces;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A span as it is shown.
 *
 * @param parentSpanId null for the first of its trace
 * @param service the process that exported it
 * @param kind SERVER, CLIENT, PRODUCER, CONSUMER or INTERNAL
 * @param start UTC, ISO 8601 with nanoseconds
 * @param status OK or ERROR
 * @param attributes by name; numbers and truth values as text
 */
public record SpanView(
        String traceId,
        String spanId,
        @Nullable String parentSpanId,
        String service,
        String name,
        String kind,
        String start,
        long durationNanos,
        String status,
        Map<String, String> attributes) {}
