package dev.waystone.observability;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Set;

/**
 * A span as it leaves the process: with the attributes that are known to be harmless, and of an exception its class only. Queries,
 * headers and messages may hold anything.
 */
final class RedactedSpan extends DelegatingSpanData {

    private static final Set<String> KEPT = Set.of(
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "url.path",
            "url.full",
            "url.scheme",
            "server.address",
            "server.port",
            "error.type",
            "exception.type",
            "db.system",
            "db.system.name",
            "db.namespace",
            "db.operation.name");
    private static final List<String> KEPT_FAMILIES = List.of("waystone.", "messaging.", "code.", "feature_flag.");

    private final Attributes attributes;
    private final List<EventData> events;

    RedactedSpan(SpanData span) {
        super(span);
        this.attributes = kept(span.getAttributes());
        this.events = span.getEvents().stream().map(RedactedSpan::kept).toList();
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
        return events;
    }

    @Override
    public String getName() {
        return Secrets.hidden(super.getName());
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }

    private static EventData kept(EventData event) {
        return EventData.create(event.getEpochNanos(), event.getName(), kept(event.getAttributes()));
    }

    private static Attributes kept(Attributes all) {
        AttributesBuilder kept = Attributes.builder();
        all.forEach((key, value) -> {
            if (isKept(key.getKey())) {
                put(kept, key, value);
            }
        });
        return kept.build();
    }

    private static boolean isKept(String name) {
        return KEPT.contains(name) || KEPT_FAMILIES.stream().anyMatch(name::startsWith);
    }

    @SuppressWarnings("unchecked") // the type is asked for
    private static void put(AttributesBuilder kept, AttributeKey<?> key, Object value) {
        if (key.getType() == AttributeType.STRING) {
            String text = key.getKey().equals("url.full") ? withoutQuery((String) value) : (String) value;
            kept.put((AttributeKey<String>) key, Secrets.hidden(text));
        } else {
            kept.put((AttributeKey<Object>) key, value);
        }
    }

    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
