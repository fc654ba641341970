package dev.waystone.local.traces;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.waystone.local.web.BadRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Reads OTLP's protobuf. */
final class Otlp {

    private static final HexFormat HEX = HexFormat.of();
    private static final long NANOS = 1_000_000_000L;

    private Otlp() {}

    /**
     * Gives each span of an export request, with the service that sent it, to {@code each}.
     *
     * @throws BadRequest if it is none
     */
    static void read(byte[] request, BiConsumer<String, Span> each) {
        try {
            for (ResourceSpans of : ExportTraceServiceRequest.parseFrom(request).getResourceSpansList()) {
                String service = service(of.getResource().getAttributesList());
                of.getScopeSpansList()
                        .forEach(scope -> scope.getSpansList().forEach(span -> each.accept(service, span)));
            }
        } catch (InvalidProtocolBufferException e) {
            throw new BadRequest("the body is no ExportTraceServiceRequest in protobuf; send OTLP, uncompressed");
        }
    }

    static String hex(ByteString id) {
        return HEX.formatHex(id.toByteArray());
    }

    /** A kept span; what was read once can be read again. */
    static Span parse(byte[] span) {
        try {
            return Span.parseFrom(span);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    static SpanView view(String service, Span span) {
        Map<String, String> attributes = new TreeMap<>();
        span.getAttributesList().forEach(attribute -> attributes.put(attribute.getKey(), text(attribute.getValue())));
        return new SpanView(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                span.getParentSpanId().isEmpty() ? null : hex(span.getParentSpanId()),
                service,
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                Instant.ofEpochSecond(span.getStartTimeUnixNano() / NANOS, span.getStartTimeUnixNano() % NANOS)
                        .toString(),
                Math.max(0, span.getEndTimeUnixNano() - span.getStartTimeUnixNano()),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR ? "ERROR" : "OK",
                attributes);
    }

    static boolean has(Span span, String attribute, String value) {
        return span.getAttributesList().stream()
                .anyMatch(of ->
                        of.getKey().equals(attribute) && text(of.getValue()).equals(value));
    }

    private static String service(List<KeyValue> resource) {
        return resource.stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> text(attribute.getValue()))
                .findFirst()
                .orElse("unknown");
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            default -> value.toString().strip();
        };
    }
}
