package dev.waystone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveSelectorsTest {

    private static final String SHOWN = """
            # HELP http_server_request_duration_seconds took
            # TYPE http_server_request_duration_seconds histogram
            http_server_request_duration_seconds_bucket{http_request_method="GET",http_route="/a/{id}",le="0.25"} 3
            http_server_request_duration_seconds_bucket{http_request_method="GET",http_route="/a/{id}",le="+Inf"} 3
            http_server_request_duration_seconds_count{http_request_method="GET",http_route="/a/{id}"} 3
            http_server_request_duration_seconds_sum{http_request_method="GET",http_route="/a/{id}"} 0.1
            # TYPE http_server_request_duration_seconds_max gauge
            http_server_request_duration_seconds_max{http_request_method="GET",http_route="/a/{id}"} 0.1
            # TYPE waystone_outbox_relayed_total counter
            waystone_outbox_relayed_total 7.0
            # TYPE waystone_outbox_lag_seconds gauge
            waystone_outbox_lag_seconds 0.0
            """;

    private final TreeMap<String, MetricFamily> shown = MetricFamily.read(SHOWN);

    @Test
    void reads_names_types_labels_and_buckets() {
        assertThat(shown.values().stream().map(MetricFamily::line))
                .containsExactly(
                        "http_server_request_duration_seconds histogram http_request_method http_route",
                        "http_server_request_duration_seconds_max gauge http_request_method http_route",
                        "waystone_outbox_lag_seconds gauge",
                        "waystone_outbox_relayed_total counter");
        assertThat(shown.get("http_server_request_duration_seconds").buckets())
                .containsExactlyInAnyOrder("0.25", "+Inf");
        assertThat(MetricFamily.ofLine("m counter b a").line()).isEqualTo("m counter a b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http_server_request_duration_seconds_count{http_route=\"/a/{id}\"}",
                "http_server_request_duration_seconds_bucket{http_route=~\"/a.*\",le=\"0.25\"}",
                "http_server_request_duration_seconds_count{http_request_method!=\"GET\",http_route!~\"/b\"}",
                "waystone_outbox_relayed_total",
            })
    void a_selector_finds_what_is_shown(String selector) {
        assertThat(unfound(selector)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http_server_requests_seconds_count{}           | no metric http_server_requests_seconds_count is shown",
                "waystone_outbox_relayed_bucket{le=\"1\"}         | no metric waystone_outbox_relayed_bucket is shown",
                "http_server_request_duration_seconds_bucket{le=\"0.3\"}     | has no bucket 0.3; it has [+Inf, 0.25]",
                "http_server_request_duration_seconds_count{uri=\"/a/{id}\"} | has no label uri; it has [http_request_method",
                "http_server_request_duration_seconds_count{http_route=\"/b\"} | no route fits http_route=\"/b\"; there are [/a/{id}]",
                "http_server_request_duration_seconds_count{http_route=~\"/b.*\"} | no route fits",
                "rate(http_server_request_duration_seconds_count[5m]) | is no selector",
            })
    void a_selector_that_finds_nothing_is_named_with_the_reason(String selector, String reason) {
        assertThat(unfound(selector)).singleElement().asString().startsWith("service.yaml, objective fast, good: ");
        assertThat(unfound(selector).getFirst()).contains(reason);
    }

    private java.util.List<String> unfound(String selector) {
        JsonNode api = Documents.parseYaml("paths: {/a/{id}: {}}".replace("/a/{id}", "'/a/{id}'"), "api");
        JsonNode descriptor = Documents.parseYaml(
                "slos: [{name: fast, good: '" + selector + "', total: waystone_outbox_relayed_total}]", "descriptor");
        return new ObjectiveSelectors(shown, api).unfound(descriptor);
    }
}
