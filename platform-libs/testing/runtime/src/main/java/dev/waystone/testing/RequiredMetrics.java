package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a service of a given descriptor must list in its {@code metrics.txt}, whatever else it shows: somebody on call looks for
 * these everywhere. Stands in code, so that a file that shrank with the service is not thought right.
 */
final class RequiredMetrics {

    private static final String REQUESTS =
            "http_server_request_duration_seconds histogram http_request_method http_response_status_code http_route";

    private final JsonNode descriptor;

    RequiredMetrics(JsonNode descriptor) {
        this.descriptor = descriptor;
    }

    /** A line for each metric that is required and not among these, or without its type or one of its labels. */
    List<String> missing(Map<String, MetricFamily> listed) {
        List<String> lines = new ArrayList<>();
        check("every service", listed, lines, REQUESTS, "waystone_spans_dropped_total counter reason");
        if (hasPart("postgres")) {
            check("stack has postgres", listed, lines, "agroal_awaiting_count gauge datasource");
        }
        if (descriptor.path("provides").has("topic")) {
            String why = "provides a topic";
            check(why, listed, lines, "waystone_outbox_lag_seconds gauge", "waystone_outbox_relayed_total counter");
        }
        if (!descriptor.path("needs").path("topics").isEmpty()) {
            String parked = "waystone_inbox_parked gauge reason topic";
            check("needs topics", listed, lines, "waystone_inbox_lag gauge topic", parked);
            check("needs topics", listed, lines, "waystone_inbox_events_total counter outcome topic");
        }
        if (!descriptor.path("needs").path("services").isEmpty()) {
            String calls = "ft_invocations_total counter method result";
            check("needs services", listed, lines, "http_client_request_duration_seconds histogram http_route", calls);
        }
        return lines;
    }

    private boolean hasPart(String part) {
        for (JsonNode each : descriptor.path("needs").path("stack")) {
            if (each.asText().equals(part)) {
                return true;
            }
        }
        return false;
    }

    private static void check(String why, Map<String, MetricFamily> listed, List<String> lines, String... required) {
        for (String line : required) {
            MetricFamily wanted = MetricFamily.ofLine(line);
            MetricFamily there = listed.get(wanted.name());
            boolean fits = there != null
                    && there.type().equals(wanted.type())
                    && there.labels().containsAll(wanted.labels());
            if (!fits) {
                lines.add("must be listed (" + why + "): " + wanted.line());
            }
        }
    }
}
