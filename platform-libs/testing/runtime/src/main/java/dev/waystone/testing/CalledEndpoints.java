package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Which endpoints of the service that this {@code @QuarkusTest} runs were called and did what they were asked for, by its own
 * count of requests. A test that speaks of every endpoint holds itself to {@code api/openapi.yaml} with it, so that one that is
 * added later is not forgotten. For one thread, while no other test calls the service.
 *
 * <pre>{@code
 * CalledEndpoints called = CalledEndpoints.fromNowOn();
 * // call every endpoint
 * called.checkAll();
 * }</pre>
 */
public final class CalledEndpoints {

    private static final Pattern ANSWERED =
            Pattern.compile("http_server_request_duration_seconds_count\\{(.*)} ([0-9.eE+]+)");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final URI service;
    private final ModuleFolder module;
    private final Duration patience;
    private final Map<String, Double> before;

    /** @param patience how long an answer may take to be counted */
    CalledEndpoints(URI service, ModuleFolder module, Duration patience) {
        this.service = service;
        this.module = module;
        this.patience = patience;
        this.before = answered();
    }

    /** Calls before this one do not count. */
    public static CalledEndpoints fromNowOn() {
        String base = ConfigProvider.getConfig().getValue("test.url", String.class);
        return new CalledEndpoints(
                URI.create(base.endsWith("/") ? base : base + "/"), ModuleFolder.current(), PATIENCE);
    }

    /** @throws AssertionError naming each endpoint of {@code api/openapi.yaml} that was not called, or only in vain */
    public void checkAll() {
        Set<String> endpoints = endpoints();
        if (endpoints.isEmpty()) {
            throw new AssertionError(module.file("api/openapi.yaml") + " has no endpoints");
        }
        long end = System.nanoTime() + patience.toNanos();
        Set<String> left = uncalled(endpoints);
        while (!left.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            left = uncalled(endpoints);
        }
        Violations violations = new Violations("Endpoints of api/openapi.yaml that nothing called with success");
        violations.addAll(left);
        violations.failIfAny();
    }

    private Set<String> uncalled(Set<String> endpoints) {
        Map<String, Double> now = answered();
        Set<String> left = new TreeSet<>(endpoints);
        left.removeIf(endpoint -> now.getOrDefault(endpoint, 0.0) > before.getOrDefault(endpoint, 0.0));
        return left;
    }

    /** Such as {@code GET /parcels/{id}}. */
    private Set<String> endpoints() {
        Set<String> endpoints = new TreeSet<>();
        JsonNode paths = Documents.readYaml(module.file("api/openapi.yaml")).path("paths");
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        endpoints.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return endpoints;
    }

    /** How often each endpoint has answered that it did something. */
    private Map<String, Double> answered() {
        HttpResponse<String> page = Http.send(
                HttpRequest.newBuilder(service.resolve("q/metrics")).header("Accept", "text/plain;version=0.0.4"));
        Map<String, Double> counts = new TreeMap<>();
        page.body().lines().map(ANSWERED::matcher).filter(Matcher::matches).forEach(line -> {
            if (label(line.group(1), "http_response_status_code").startsWith("2")) {
                String endpoint =
                        label(line.group(1), "http_request_method") + " " + label(line.group(1), "http_route");
                counts.merge(endpoint, Double.parseDouble(line.group(2)), Double::sum);
            }
        });
        return counts;
    }

    private static String label(String labels, String name) {
        Matcher value = Pattern.compile("(?:^|,)" + name + "=\"([^\"]*)\"").matcher(labels);
        return value.find() ? value.group(1) : "";
    }
}
