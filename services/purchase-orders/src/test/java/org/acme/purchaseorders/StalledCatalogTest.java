package org.acme.purchaseorders;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeCatalog.class)
class StalledCatalogTest {

    private static final int BEYOND = 40;

    /** Less than a stalled call takes, and much more than a list, since tests run on busy machines. */
    private static final Duration IN_TIME = Duration.ofSeconds(2);

    private final Api api = Api.ofNewTenant();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    CircuitBreakerMaintenance breakers;

    @ConfigProperty(name = "waystone.resilience.catalog-items.bulkhead")
    int bulkhead;

    @BeforeEach
    void catalog_answers() {
        breakers.resetAll();
        Catalog.is("OK");
    }

    @AfterEach
    void close() {
        breakers.resetAll();
        Catalog.is("OK");
        threads.shutdownNow();
        http.shutdownNow();
    }

    @Test
    void holds_no_more_than_its_bulkhead_while_all_others_are_served_in_time() throws Exception {
        var body = Api.bodyOf(Catalog.item("1.00"));
        assertThat(send(order(body))).isEqualTo(202);
        assertThat(send(list())).isEqualTo(200);
        Catalog.is("STALL");
        int before = Catalog.calls();
        List<Future<Integer>> orders = IntStream.range(0, bulkhead + BEYOND)
                .mapToObj(i -> threads.submit(() -> send(order(body))))
                .toList();
        eventually(() -> assertThat(orders.stream().filter(Future::isDone)).hasSizeGreaterThanOrEqualTo(BEYOND));

        int lists = 0;
        for (; orders.stream().anyMatch(order -> !order.isDone()); lists++) {
            assertThat(timeOfAList()).as("list %d, while orders wait", lists).isLessThan(IN_TIME);
        }

        assertThat(lists).as("lists while orders wait").isPositive();
        for (var order : orders) {
            assertThat(order.get()).isEqualTo(202);
        }
        assertThat(Catalog.calls() - before).as("calls that the catalogue held").isBetween(1, bulkhead);
    }

    private Duration timeOfAList() throws Exception {
        var begun = System.nanoTime();
        assertThat(send(list())).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private HttpRequest order(String body) {
        return request("/purchase-orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest list() {
        return request("/purchase-orders?limit=1").build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + api.token(Api.READ, Api.WRITE));
    }

    private int send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
