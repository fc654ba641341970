package dev.waystone.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsContractTest {

    private static final String DESCRIPTOR = """
            name: parcel-depots
            provides: {topic: {name: parcel-depots}}
            needs:
              services: [catalog-items]
              topics: [{name: purchase-orders}]
              stack: [postgres, kafka]
            slos: [{name: relayed, good: waystone_outbox_relayed_total, total: waystone_outbox_relayed_total}]
            """;

    private static final String LISTED = """
            # reviewed by the depot
            agroal_awaiting_count gauge datasource
            ft_invocations_total counter fallback method result
            http_client_request_duration_seconds histogram http_request_method http_route
            http_server_request_duration_seconds histogram http_request_method http_response_status_code http_route
            waystone_inbox_events_total counter outcome topic
            waystone_inbox_lag gauge topic
            waystone_inbox_parked gauge reason topic
            waystone_outbox_lag_seconds gauge
            waystone_outbox_relayed_total counter
            waystone_spans_dropped_total counter reason
            """;

    @TempDir
    Path folder;

    private HttpServer service;
    private volatile String shown = shownAs(LISTED);

    @BeforeEach
    void a_running_service() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/q/metrics", exchange -> {
            byte[] body = shown.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        ModuleFolder.write(folder.resolve("service.yaml"), DESCRIPTOR);
        ModuleFolder.write(reviewed(), LISTED);
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void is_content_with_a_service_that_shows_what_is_listed() {
        assertThatCode(() -> contract(false).check()).doesNotThrowAnyException();
    }

    @Test
    void updating_writes_what_is_shown_and_leaves_comments() {
        ModuleFolder.write(reviewed(), "# reviewed by the depot\nwaystone_gone counter\n");

        contract(true).check();

        assertThat(reviewed()).hasContent(LISTED);
    }

    @Test
    void what_is_listed_and_no_longer_shown_is_named() {
        shown = shownAs(without(LISTED, "waystone_outbox_lag_seconds"));

        refusesWith("not shown: waystone_outbox_lag_seconds gauge");
    }

    @Test
    void what_is_shown_and_not_listed_is_named() {
        shown = shownAs(LISTED + "waystone_due_runs_total counter outcome task\n");

        refusesWith("not listed: waystone_due_runs_total counter outcome task");
    }

    @Test
    void what_is_shown_with_other_labels_is_named() {
        shown = shownAs(LISTED.replace("waystone_inbox_lag gauge topic", "waystone_inbox_lag gauge partition"));

        refusesWith("listed: waystone_inbox_lag gauge topic, shown: waystone_inbox_lag gauge partition");
    }

    @Test
    void an_objective_whose_metric_is_gone_is_named() {
        String fewer = without(LISTED, "waystone_outbox_relayed_total");
        shown = shownAs(fewer);
        ModuleFolder.write(reviewed(), fewer);

        refusesWith("service.yaml, objective relayed, good: no metric waystone_outbox_relayed_total is shown");
    }

    /** Neither a service that lost the metric together with its line nor an update gets away with it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http_server_request_duration_seconds | every service",
                "waystone_spans_dropped_total         | every service",
                "agroal_awaiting_count                | stack has postgres",
                "waystone_outbox_lag_seconds          | provides a topic",
                "waystone_outbox_relayed_total        | provides a topic",
                "waystone_inbox_lag                   | needs topics",
                "waystone_inbox_parked                | needs topics",
                "waystone_inbox_events_total          | needs topics",
                "ft_invocations_total                 | needs services",
                "http_client_request_duration_seconds | needs services",
            })
    void the_list_cannot_shrink_below_what_the_descriptor_makes_a_duty(String metric, String why) {
        String fewer = without(LISTED, metric);
        shown = shownAs(fewer);
        ModuleFolder.write(reviewed(), fewer);

        refusesWith("must be listed (" + why + "): " + metric + " ");
        assertThatThrownBy(() -> contract(true).check())
                .hasMessageContaining("must be listed (" + why + "): " + metric);
    }

    @Test
    void a_duty_is_not_done_by_a_metric_of_another_type_or_with_fewer_labels() {
        String other = LISTED.replace("waystone_inbox_parked gauge reason topic", "waystone_inbox_parked gauge topic")
                .replace("waystone_outbox_lag_seconds gauge", "waystone_outbox_lag_seconds counter");
        shown = shownAs(other);
        ModuleFolder.write(reviewed(), other);

        refusesWith("waystone_inbox_parked gauge reason topic", "waystone_outbox_lag_seconds gauge");
    }

    @Test
    void a_service_owes_only_what_its_descriptor_says() {
        ModuleFolder.write(folder.resolve("service.yaml"), "name: parcel-depots\nneeds: {stack: [kafka]}\n");
        String few = """
                http_server_request_duration_seconds histogram http_request_method http_response_status_code http_route
                waystone_spans_dropped_total counter reason
                """;
        shown = shownAs(few);
        ModuleFolder.write(reviewed(), few);

        assertThatCode(() -> contract(false).check()).doesNotThrowAnyException();
    }

    private void refusesWith(String... lines) {
        assertThatThrownBy(() -> contract(false).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(lines);
    }

    private Path reviewed() {
        return folder.resolve("metrics.txt");
    }

    private MetricsContract contract(boolean update) {
        URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/");
        return new MetricsContract(address, new ModuleFolder(folder), update, Duration.ofMillis(1));
    }

    private static String without(String listed, String metric) {
        return listed.lines()
                .filter(line -> !line.startsWith(metric + " "))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** The page of a service that shows each of these metrics once. */
    private static String shownAs(String listed) {
        StringBuilder page = new StringBuilder();
        new ListedMetrics(listed).byName().values().forEach(metric -> {
            page.append("# TYPE %s %s\n".formatted(metric.name(), metric.type()));
            String labels = String.join(
                    ",", metric.labels().stream().map(label -> label + "=\"x\"").toList());
            page.append(metric.name())
                    .append(labels.isEmpty() ? "" : "{" + labels + "}")
                    .append(" 1.0\n");
        });
        return page.toString();
    }
}
