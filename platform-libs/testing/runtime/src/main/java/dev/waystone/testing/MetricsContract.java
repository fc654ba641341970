package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Holds the reviewed {@code metrics.txt} of a service against what it shows at {@code /q/metrics}: a line a metric, its name, its
 * type and its labels. What is listed and not shown fails, and so does a metric of the platform that is shown and not listed, one
 * that the descriptor makes a duty and that is not listed, and a selector of its objectives that finds nothing.
 * {@code -Dwaystone.contracts=update} rewrites the file instead, and leaves its comments.
 *
 * <p>Some metrics come into being with their first value: let the service do one of each thing before {@link #check}.
 *
 * <pre>{@code
 * MetricsContract.ofRunningService().check();
 * }</pre>
 */
public final class MetricsContract {

    private static final String FILE = "metrics.txt";
    private static final String HEADING =
            "# What this service shows at /q/metrics: name, type, labels. -Dwaystone.contracts=update rewrites it.\n";
    private static final Pattern LISTED = Pattern.compile(
            "(waystone_|agroal_|ft_(?!timer_)|cache_|http_(server|client)_request_duration).*(?<!_max)");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final URI service;
    private final ModuleFolder module;
    private final boolean update;
    private final Duration patience;

    /** @param patience how long a metric may take to be shown */
    MetricsContract(URI service, ModuleFolder module, boolean update, Duration patience) {
        this.service = service;
        this.module = module;
        this.update = update;
        this.patience = patience;
    }

    /** The contract of the service that this {@code @QuarkusTest} runs. */
    public static MetricsContract ofRunningService() {
        String base = ConfigProvider.getConfig().getValue("test.url", String.class);
        return new MetricsContract(
                URI.create(base.endsWith("/") ? base : base + "/"),
                ModuleFolder.current(),
                ModuleFolder.mayUpdateContracts(),
                PATIENCE);
    }

    /**
     * Compares for as long as metrics may still come, or rewrites the file when updating.
     *
     * @throws AssertionError naming each metric that is missing, not listed or must be, and each selector that finds nothing
     */
    public void check() {
        Http.send(HttpRequest.newBuilder(service.resolve("nothing-is-here"))); // requests are counted from the first on
        long end = System.nanoTime() + patience.toNanos();
        List<String> wrong = wrong(shown());
        while (!wrong.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            wrong = wrong(shown());
        }
        if (update) {
            write(shown());
        }
        Violations violations =
                new Violations(FILE + " and what the service shows differ; review it with -Dwaystone.contracts=update");
        violations.addAll(wrong);
        violations.failIfAny();
    }

    private List<String> wrong(TreeMap<String, MetricFamily> shown) {
        List<String> wrong = new ArrayList<>();
        RequiredMetrics required = new RequiredMetrics(descriptor());
        if (update) {
            wrong.addAll(required.missing(shown));
        } else {
            TreeMap<String, MetricFamily> listed = listed();
            listed.values().forEach(metric -> compare(metric, shown.get(metric.name()), wrong));
            shown.values().stream()
                    .filter(metric -> metric.name().startsWith("waystone_") && isListed(metric))
                    .filter(metric -> !listed.containsKey(metric.name()))
                    .forEach(metric -> wrong.add("not listed: " + metric.line()));
            wrong.addAll(required.missing(listed));
        }
        JsonNode api = Files.exists(module.file("api/openapi.yaml"))
                ? Documents.readYaml(module.file("api/openapi.yaml"))
                : MissingNode.getInstance();
        wrong.addAll(new ObjectiveSelectors(shown, api).unfound(descriptor()));
        return wrong;
    }

    private static void compare(MetricFamily listed, MetricFamily shown, List<String> wrong) {
        if (shown == null) {
            wrong.add("not shown: " + listed.line());
        } else if (!shown.line().equals(listed.line())) {
            wrong.add("listed: " + listed.line() + ", shown: " + shown.line());
        }
    }

    private TreeMap<String, MetricFamily> listed() {
        if (!Files.exists(module.file(FILE))) {
            throw new AssertionError(FILE + " does not exist; -Dwaystone.contracts=update writes it");
        }
        return new ListedMetrics(ModuleFolder.read(module.file(FILE))).byName();
    }

    private void write(TreeMap<String, MetricFamily> shown) {
        String reviewed = Files.exists(module.file(FILE)) ? ModuleFolder.read(module.file(FILE)) : HEADING;
        ModuleFolder.write(
                module.file(FILE),
                new ListedMetrics(reviewed)
                        .listing(shown.values().stream().filter(this::isListed).toList()));
    }

    /** Metrics of the platform and those that begin with the service's own name. */
    private boolean isListed(MetricFamily metric) {
        String own = descriptor().path("name").asText().replace('-', '_') + "_";
        return LISTED.matcher(metric.name()).matches()
                || metric.name().startsWith(own) && !metric.name().endsWith("_max");
    }

    private JsonNode descriptor() {
        return Documents.readYaml(module.file("service.yaml"));
    }

    private TreeMap<String, MetricFamily> shown() {
        HttpResponse<String> answer = Http.send(
                HttpRequest.newBuilder(service.resolve("q/metrics")).header("Accept", "text/plain;version=0.0.4"));
        if (answer.statusCode() != 200) {
            throw new AssertionError(service.resolve("q/metrics") + " answered " + answer.statusCode());
        }
        return MetricFamily.read(answer.body());
    }
}
