package dev.waystone.events.internal;

import static dev.waystone.events.internal.Numbers.ADA;
import static dev.waystone.events.internal.Numbers.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.core.RequestContext;
import dev.waystone.events.internal.NumberEvent.NumberAdded;
import dev.waystone.events.internal.NumberEvent.NumberNoted;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventFlowTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Inject
    Numbers numbers;

    @Inject
    Wire wire;

    private final UUID id = UUID.randomUUID();

    @Test
    void what_is_committed_arrives_once_and_in_order() {
        for (int version = 1; version <= 20; version++) {
            numbers.publish(ADA, id, version, new NumberAdded(version, "x"));
        }

        eventually("all are seen", () -> numbers.seen("ada-inc", id).size() >= 20);
        assertThat(numbers.seen("ada-inc", id))
                .isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void the_record_is_a_cloud_event_in_binary_mode() {
        numbers.publish(new RequestContext("ada-inc", "ada", TRACE, null), id, 7, new NumberAdded(42, "said"));

        eventually("it is on the topic", () -> !wire.of("numbers", id).isEmpty());
        var record = wire.of("numbers", id).getFirst();
        assertThat(new String(record.value(), UTF_8)).isEqualTo("{\"value\":42,\"remark\":\"said\"}");
        assertThat(Wire.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(Wire.header(record, "ce_id")).version()).isEqualTo(7);
        assertThat(Wire.header(record, "ce_source")).isEqualTo("/number-totals");
        assertThat(Wire.header(record, "ce_type")).isEqualTo("dev.waystone.events.internal.NumberAdded.v1");
        assertThat(Wire.header(record, "ce_time")).endsWith("Z");
        assertThat(Wire.header(record, "ce_subject")).isEqualTo(id.toString());
        assertThat(Wire.header(record, "ce_sequence")).isEqualTo("7");
        assertThat(Wire.header(record, "ce_tenant")).isEqualTo("ada-inc");
        assertThat(Wire.header(record, "traceparent"))
                .startsWith(TRACE.substring(0, 36))
                .isNotEqualTo(TRACE);
        assertThat(Wire.header(record, "content-type")).isEqualTo("application/json");
        assertThat(record.headers()).hasSize(10);
    }

    @Test
    void a_handler_acts_for_the_events_tenant_and_trace() {
        numbers.publish(new RequestContext("ada-inc", "ada", TRACE, null), id, 1, new NumberAdded(1, "x"));

        eventually("it is seen", () -> !numbers.seen("ada-inc", id).isEmpty());
        var seen = numbers.rows("ada-inc", "SELECT * FROM number_seen WHERE aggregate_id = ?", id)
                .getFirst();
        assertThat(seen).containsEntry("actor", "event:numbers");
        assertThat(seen.get("traceparent").toString())
                .as("a span of its own in the trace of the event")
                .startsWith(TRACE.substring(0, 36))
                .isNotEqualTo(TRACE);
        assertThat(numbers.seen("bob-ltd", id)).isEmpty();
    }

    @Test
    void types_without_a_handler_are_skipped_and_counted() {
        numbers.publish(ADA, id, 1, new NumberAdded(1, "x"));
        numbers.publish(ADA, id, 2, new NumberNoted("nobody cares"));
        numbers.publish(ADA, id, 3, new NumberAdded(3, "x"));

        eventually("the last is seen", () -> numbers.seen("ada-inc", id).contains(3L));
        assertThat(numbers.seen("ada-inc", id)).containsExactly(1L, 3L);
        assertThat(mark()).containsExactly(1L, 3L, 2L, 1L);
    }

    @Test
    void a_rolled_back_transaction_publishes_nothing() {
        assertThatThrownBy(() -> numbers.transact(ADA, () -> {
                    numbers.outbox.publish(id, 1, new NumberAdded(1, "x"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        numbers.publish(ADA, id, 2, new NumberAdded(2, "x"));

        eventually("the other is seen", () -> !numbers.seen("ada-inc", id).isEmpty());
        assertThat(Wire.sequences(wire.of("numbers", id))).containsExactly(2L);
    }

    @Test
    void events_of_one_transaction_leave_in_the_order_of_publishing() {
        numbers.transact(
                ADA,
                () -> LongStream.rangeClosed(1, 50)
                        .forEach(version -> numbers.outbox.publish(id, version, new NumberAdded(1, "x"))));

        eventually("all are seen", () -> numbers.seen("ada-inc", id).size() == 50);
        assertThat(Wire.sequences(wire.of("numbers", id)))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void nothing_is_published_without_a_transaction_or_a_tenant() {
        assertThatThrownBy(() -> numbers.tenants.as(ADA, () -> numbers.outbox.publish(id, 1, new NumberAdded(1, "x"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@Transactional");
    }

    @Test
    void an_event_too_large_for_kafka_is_refused_when_it_is_published() {
        assertThatThrownBy(() -> numbers.publish(ADA, id, 1, new NumberAdded(1, "x".repeat(900_001))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 900000 are allowed");
    }

    private List<Long> mark() {
        var row = numbers.rows(
                        "ada-inc", "SELECT base, sequence, applied, skipped FROM inbox WHERE aggregate_id = ?", id)
                .getFirst();
        return List.of((Long) row.get("base"), (Long) row.get("sequence"), (Long) row.get("applied"), (Long)
                row.get("skipped"));
    }
}
