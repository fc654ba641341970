package dev.waystone.rest;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request's place in its trace (W3C Trace Context, version 00): its OpenTelemetry span. Where none was made, as for what lies
 * beside the service's API, the caller's trace, or a new one.
 *
 * @param id    32 lower case hexadecimal digits
 * @param span  16 of them: the span of this request
 * @param flags two of them, as the caller sent them
 */
record Trace(String id, String span, String flags) {

    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-e][0-9a-f]-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2}).*");
    private static final HexFormat HEX = HexFormat.of();

    /** The trace that {@code traceparent} names, with a new span; a new trace if it is missing or malformed. */
    static Trace continued(@Nullable String traceparent) {
        if (traceparent == null) {
            return new Trace(random() + random(), random(), "00");
        }
        Matcher parts = TRACEPARENT.matcher(traceparent);
        return parts.matches() && traceparent.length() < 512
                ? new Trace(parts.group(1), random(), parts.group(2))
                : new Trace(random() + random(), random(), "00");
    }

    /** The trace of the request that {@code exchange} serves; made when it is first asked for. */
    static Trace of(RoutingContext exchange) {
        Trace known = exchange.get(Trace.class.getName());
        if (known == null) {
            SpanContext span = Span.current().getSpanContext();
            known = span.isValid()
                    ? new Trace(
                            span.getTraceId(),
                            span.getSpanId(),
                            span.getTraceFlags().asHex())
                    : continued(exchange.request().getHeader(Headers.TRACEPARENT));
            exchange.put(Trace.class.getName(), known);
        }
        return known;
    }

    /** As a header. */
    String traceparent() {
        return "00-" + id + "-" + span + "-" + flags;
    }

    /** Names this occurrence of a problem. */
    URI instance() {
        return URI.create("urn:waystone:trace:" + id);
    }

    // Never all zeroes, which means none.
    private static String random() {
        return HEX.toHexDigits(ThreadLocalRandom.current().nextLong() | 1L << 56);
    }
}
