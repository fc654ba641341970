package dev.waystone.events.internal;

import static dev.waystone.events.internal.Numbers.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.events.Received;
import dev.waystone.events.TransientException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxTest {

    @Inject
    Numbers numbers;

    @Inject
    Wire wire;

    private final UUID id = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @AfterEach
    void no_faults() {
        NumberConsumer.FAULTS.clear();
    }

    @Test
    void a_repeated_event_is_not_applied_again() {
        send(id, 1, 2, 1, 2, 2, 3, 1);

        eventually("3 is seen", () -> seen(id).contains(3L));
        assertThat(seen(id)).containsExactly(1L, 2L, 3L);
        assertThat(mark(id)).containsExactly(1L, 3L, 3L, 0L);
    }

    @Test
    void the_first_event_seen_sets_the_base() {
        send(id, 41, 42, 40, 43);

        eventually("43 is seen", () -> seen(id).contains(43L));
        assertThat(seen(id)).containsExactly(41L, 42L, 43L);
        assertThat(mark(id)).containsExactly(41L, 43L, 3L, 0L);
    }

    @Test
    void events_behind_a_gap_are_held_and_drained_in_order_when_it_closes() {
        send(id, 1, 4, 3);
        eventually("the gap is held", () -> parked(id).equals(List.of("3 gap", "4 gap")));
        assertThat(seen(id)).containsExactly(1L);

        send(id, 5, 2);

        eventually("all are seen", () -> seen(id).size() == 5);
        assertThat(seen(id)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(parked(id)).isEmpty();
        assertThat(mark(id)).containsExactly(1L, 5L, 5L, 0L);
    }

    @Test
    void a_skipped_event_closes_a_gap_too() {
        send(id, 1, 3);
        wire.send("numbers", id.toString(), Wire.headers(2, "ada-inc", "somebody.else.v1"), "not even JSON");

        eventually("3 is seen", () -> seen(id).contains(3L));
        assertThat(seen(id)).containsExactly(1L, 3L);
        assertThat(mark(id)).containsExactly(1L, 3L, 2L, 1L);
    }

    @Test
    void tenants_of_one_batch_have_a_transaction_each() {
        wire.send(id, 1, "ada-inc", 1);
        wire.send(other, 1, "bob-ltd", 1);

        eventually(
                "both are seen",
                () -> !seen(id).isEmpty() && !numbers.seen("bob-ltd", other).isEmpty());
        assertThat(numbers.seen("bob-ltd", id)).isEmpty();
        assertThat(numbers.seen("ada-inc", other)).isEmpty();
    }

    @Test
    void a_transient_failure_is_tried_again_until_it_passes_and_nothing_is_parked() {
        AtomicInteger attempts = new AtomicInteger();
        NumberConsumer.FAULTS.put(id, event -> {
            if (attempts.incrementAndGet() < 4) {
                throw new TransientException("not now");
            }
        });

        send(id, 1, 2);

        eventually("both are seen", () -> seen(id).size() == 2);
        assertThat(seen(id)).containsExactly(1L, 2L);
        assertThat(parked(id)).isEmpty();
    }

    @Test
    void a_deadlock_is_a_transient_failure() {
        AtomicInteger attempts = new AtomicInteger();
        NumberConsumer.FAULTS.put(id, event -> {
            if (attempts.incrementAndGet() == 1) {
                numbers.jdbi.useHandle(
                        handle -> handle.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01'; END $$"));
            }
        });

        send(id, 1);

        eventually("it is seen", () -> !seen(id).isEmpty());
        assertThat(attempts).hasValue(2);
    }

    @Test
    void poison_is_parked_with_its_successors_while_other_aggregates_flow() {
        poison(id, 2);

        send(id, 1, 2, 3);
        send(other, 1, 2);
        send(id, 4);

        eventually("the other flows", () -> seen(other).size() == 2);
        eventually("the successors are held", () -> parked(id).equals(List.of("2 poison", "3 behind", "4 behind")));
        assertThat(seen(id)).containsExactly(1L);
        assertThat(mark(id)).containsExactly(1L, 1L, 1L, 0L);
    }

    @Test
    void a_copy_of_poison_goes_to_the_dead_letter_topic_without_the_message_of_the_failure() {
        poison(id, 1);

        send(id, 1, 2);

        eventually(
                "there is a copy",
                () -> !wire.of("numbers.number-totals.dlt", id).isEmpty());
        var copy = wire.of("numbers.number-totals.dlt", id).getFirst();
        assertThat(Wire.header(copy, "ce_sequence")).isEqualTo("1");
        assertThat(Wire.header(copy, "waystone-origin")).matches("numbers/\\d+/\\d+");
        assertThat(Wire.header(copy, "waystone-reason"))
                .contains("IllegalArgumentException")
                .doesNotContain("secret");
    }

    @Test
    void a_released_event_is_replayed_in_order_with_its_successors() {
        poison(id, 2);
        send(id, 1, 2, 3, 4);
        eventually("it is parked", () -> parked(id).size() == 3);

        NumberConsumer.FAULTS.clear();
        assertThat(release(id)).isEqualTo(3);

        eventually("all are seen", () -> seen(id).size() == 4);
        assertThat(seen(id)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(parked(id)).isEmpty();
        assertThat(mark(id)).containsExactly(1L, 4L, 4L, 0L);
    }

    @Test
    void what_is_still_poison_is_parked_again_with_its_successors() {
        poison(id, 2);
        send(id, 1, 2, 3);
        eventually("it is parked", () -> parked(id).size() == 2);
        NumberConsumer.FAULTS.clear();
        poison(id, 3);
        send(id, 4);
        eventually("the next is held, too", () -> parked(id).size() == 3);

        release(id);

        eventually("the next poison is found", () -> parked(id).equals(List.of("3 poison", "4 behind")));
        assertThat(seen(id)).containsExactly(1L, 2L);
    }

    @Test
    void the_first_event_of_an_aggregate_may_be_poison() {
        poison(id, 5);
        send(id, 5, 6);
        eventually("it is parked", () -> parked(id).equals(List.of("5 poison", "6 behind")));
        assertThat(mark(id)).containsExactly(5L, 4L, 0L, 0L);

        NumberConsumer.FAULTS.clear();
        release(id);

        eventually("both are seen", () -> seen(id).equals(List.of(5L, 6L)));
    }

    @Test
    void a_payload_that_does_not_fit_is_poison() {
        wire.send("numbers", id.toString(), Wire.headers(1, "ada-inc", NumberEvent.ADDED), "{\"value\":\"many\"}");

        eventually("it is parked", () -> parked(id).equals(List.of("1 poison")));
    }

    @Test
    void a_constraint_that_fails_at_commit_is_poison_of_one_record() {
        numbers.update("DELETE FROM number_once");
        NumberConsumer.FAULTS.put(
                id,
                event -> numbers.jdbi.useHandle(handle -> handle.execute(
                        "INSERT INTO number_once VALUES (?)", event.sequence() == 3 ? 2 : event.sequence())));

        send(id, 1, 2, 3, 4);

        eventually("it is parked", () -> parked(id).equals(List.of("3 poison", "4 behind")));
        assertThat(seen(id)).containsExactly(1L, 2L);
    }

    @Test
    void records_without_an_envelope_are_dropped_alone() {
        long before = dropped();
        wire.send("numbers", null, Wire.headers(1, "ada-inc", NumberEvent.ADDED), "keyless");
        wire.send("numbers", "not a uuid", Wire.headers(1, "ada-inc", NumberEvent.ADDED), "key");
        wire.send("numbers", id.toString(), Map.of(), "bare");
        wire.send("numbers", id.toString(), Wire.headers(-1, "ada-inc", NumberEvent.ADDED), "sequence");
        wire.send("numbers", id.toString(), Wire.headers(1, " ", NumberEvent.ADDED), null);
        send(id, 1);

        eventually("the good one is seen", () -> seen(id).contains(1L));
        eventually("the others are set aside", () -> dropped() == before + 5);
        eventually(
                "copies are made",
                () -> wire.read(
                                        "numbers.number-totals.dlt",
                                        r -> r.value() != null && new String(r.value()).equals("keyless"))
                                .size()
                        >= 1);
    }

    @Test
    void the_hook_sees_the_batch_before_the_handlers() {
        send(id, 1);

        eventually("it is seen", () -> !seen(id).isEmpty());
        assertThat(NumberConsumer.BATCHES)
                .anySatisfy(batch ->
                        assertThat(batch).extracting(Received::aggregateId).contains(id));
    }

    private static void poison(UUID id, long sequence) {
        NumberConsumer.FAULTS.put(id, event -> {
            if (event.sequence() == sequence) {
                throw new IllegalArgumentException("secret " + event.data());
            }
        });
    }

    private void send(UUID id, long... sequences) {
        for (long sequence : sequences) {
            wire.send(id, sequence, "ada-inc", 1);
        }
    }

    private int release(UUID id) {
        return numbers.parked.release("number-totals", "numbers", id);
    }

    private List<Long> seen(UUID id) {
        return numbers.seen("ada-inc", id);
    }

    private List<String> parked(UUID id) {
        return numbers
                .rows(
                        "ada-inc",
                        "SELECT sequence || ' ' || reason AS what FROM parked WHERE aggregate_id = ? ORDER BY sequence",
                        id)
                .stream()
                .map(row -> (String) row.get("what"))
                .toList();
    }

    private List<Long> mark(UUID id) {
        var row = numbers.rows(
                        "ada-inc", "SELECT base, sequence, applied, skipped FROM inbox WHERE aggregate_id = ?", id)
                .getFirst();
        return List.of((Long) row.get("base"), (Long) row.get("sequence"), (Long) row.get("applied"), (Long)
                row.get("skipped"));
    }

    private long dropped() {
        return (Long) numbers.rows("ada-inc", "SELECT count(*) AS n FROM dropped")
                .getFirst()
                .get("n");
    }
}
