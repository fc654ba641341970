package dev.waystone.cli.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** A span as the receiver shows it. */
public record TraceSpan(JsonNode json) {

    /** The order that the spans are about: the aggregate of the first that names one, empty if none does. */
    public static String order(List<TraceSpan> spans) {
        return spans.stream()
                .map(span -> span.attribute("waystone.aggregate.id"))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    String id() {
        return text("spanId");
    }

    String parent() {
        return text("parentSpanId");
    }

    String service() {
        return text("service");
    }

    Instant start() {
        return Instant.parse(text("start"));
    }

    long nanos() {
        return json.path("durationNanos").asLong();
    }

    Instant end() {
        return start().plusNanos(nanos());
    }

    boolean isKind(String kind) {
        return text("kind").equals(kind);
    }

    /** An attribute, empty if the span has none of that name. */
    String attribute(String name) {
        return json.path("attributes").path(name).asText();
    }

    /** What it did, in a few words. */
    String title() {
        String type = attribute("waystone.event.type");
        if (!type.isEmpty()) {
            return attribute("messaging.operation.type") + " " + shortName(type);
        }
        return isKind("CLIENT") ? "call " + text("name") : text("name");
    }

    /** What its duration does not say. */
    String remark() {
        String remark = text("status").equals("ERROR") ? "failed " + attribute("error.type") : "";
        if (isKind("PRODUCER")) {
            return join("outbox wait, to " + attribute("messaging.destination.name"), remark);
        }
        String waited = attribute("waystone.due.wait_ms");
        if (!waited.isEmpty()) {
            return join("due work, begun " + waited + " ms after it was due", remark);
        }
        String status = attribute("http.response.status_code");
        return join(status, remark);
    }

    private static String join(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + ", " + other;
    }

    /** {@code PurchaseOrderPlaced} of {@code org.acme.purchaseorders.PurchaseOrderPlaced.v1}. */
    private static String shortName(String type) {
        String[] parts = type.split("\\.");
        return parts.length < 2 ? type : parts[parts.length - 2];
    }

    private String text(String field) {
        return json.path(field).asText("");
    }
}
