package dev.waystone.events.internal;

import static dev.waystone.events.internal.Numbers.ADA;
import static dev.waystone.events.internal.Numbers.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.events.internal.NumberEvent.NumberAdded;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StartWithoutKafkaTest.NoBroker.class)
class StartWithoutKafkaTest {

    @Inject
    Numbers numbers;

    @TestHTTPResource("/q/health")
    URI health;

    @Test
    void a_service_without_kafka_is_ready_keeps_its_events_and_says_that_it_is_degraded() throws Exception {
        assertThat(get("/ready")).contains("\"status\": \"UP\"").doesNotContain("degraded");
        UUID id = UUID.randomUUID();
        numbers.publish(ADA, id, 1, new NumberAdded(1, "kept"));

        eventually("it says so", () -> get("").contains("degraded"));
        assertThat(get("")).contains("\"status\": \"UP\"").doesNotContain("DOWN");
        assertThat(numbers.rows("ada-inc", "SELECT 1 FROM outbox WHERE aggregate_id = ?", id))
                .hasSize(1);
        numbers.update("DELETE FROM outbox WHERE aggregate_id = ?", id);
    }

    private String get(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(health + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing listens on port 1. */
    public static class NoBroker implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:1", "test.topics", "false");
        }
    }
}
