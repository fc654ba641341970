package dev.waystone.events.internal;

import static dev.waystone.events.internal.Numbers.ADA;
import static dev.waystone.events.internal.Numbers.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.events.DueWork;
import dev.waystone.events.internal.NumberEvent.NumberAdded;
import dev.waystone.events.internal.ReminderTask.Reminder;
import dev.waystone.faults.FaultPort;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service without requests can be told to be slow and to fail, too, and loses nothing by it. */
@QuarkusTest
@TestProfile(FaultsOnDemandTest.Enabled.class)
class FaultsOnDemandTest {

    @Inject
    FaultPort faults;

    @Inject
    Numbers numbers;

    @Inject
    DueWork due;

    @Inject
    ReminderTask task;

    private final UUID id = UUID.randomUUID();

    @AfterEach
    void all_is_well_again() throws Exception {
        put("{}");
    }

    @Test
    void events_wait_while_their_topic_fails_and_none_is_parked() throws Exception {
        put("{\"errorRate\":1,\"paths\":[\"/events/numbers\"]}");
        numbers.publish(ADA, id, 1, new NumberAdded(1, "x"));
        numbers.publish(ADA, id, 2, new NumberAdded(2, "x"));
        Thread.sleep(Duration.ofSeconds(2));
        assertThat(numbers.seen("ada-inc", id)).isEmpty();

        put("{}");
        eventually("both are seen", () -> numbers.seen("ada-inc", id).size() == 2);
        assertThat(numbers.rows("ada-inc", "SELECT 1 FROM parked WHERE aggregate_id = ?", id))
                .isEmpty();
    }

    @Test
    void events_come_late_while_their_topic_is_slow() throws Exception {
        put("{\"latencyMs\":1500,\"paths\":[\"/events\"]}");
        Instant began = Instant.now();
        numbers.publish(ADA, id, 1, new NumberAdded(1, "x"));
        eventually("it is seen", () -> !numbers.seen("ada-inc", id).isEmpty());
        assertThat(Duration.between(began, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void due_work_that_fails_is_done_later() throws Exception {
        put("{\"errorRate\":1,\"paths\":[\"/due-work/" + task.name() + "\"]}");
        numbers.transact(ADA, () -> due.schedule(task, id.toString(), new Reminder("hello"), Instant.now()));
        Thread.sleep(Duration.ofSeconds(2));
        assertThat(ran()).isZero();

        put("{}");
        eventually("it ran", () -> ran() == 1);
    }

    private long ran() {
        return ReminderTask.RUNS.stream()
                .filter(run -> run.run().id().equals(id.toString()))
                .count();
    }

    private void put(String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + faults.port() + "/faults"))
                            .PUT(BodyPublishers.ofString(body))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    /** A service whose faults are switched on. */
    public static class Enabled implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("waystone.faults.enabled", "true", "waystone.faults.port", "0");
        }
    }
}
