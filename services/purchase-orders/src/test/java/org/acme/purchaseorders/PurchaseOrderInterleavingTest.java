package org.acme.purchaseorders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.acme.purchaseorders.PurchaseOrderEvent.PurchaseOrderCancelled;
import org.acme.purchaseorders.PurchaseOrderEvent.PurchaseOrderConfirmed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every order of arrival, with repeats and late answers: all sequences up to six signals, and long seeded ones. */
class PurchaseOrderInterleavingTest {

    @Test
    void holds_in_every_sequence_of_up_to_six_signals() {
        assertThat(everySequence(List.of(), 6)).isEqualTo(1 + 5 + 25 + 125 + 625 + 3_125 + 15_625);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void holds_in_a_long_seeded_sequence(long seed) {
        var random = new Random(seed);
        var kinds = OrderSignal.values();
        holds(random.ints(60, 0, kinds.length).mapToObj(i -> kinds[i]).toList());
    }

    private static int everySequence(List<OrderSignal> signals, int more) {
        holds(signals);
        int count = 1;
        if (more > 0) {
            for (var signal : OrderSignal.values()) {
                var longer = new ArrayList<>(signals);
                longer.add(signal);
                count += everySequence(longer, more - 1);
            }
        }
        return count;
    }

    private static void holds(List<OrderSignal> signals) {
        var journey = new Journey(signals);
        one_event_a_version(signals, journey);
        one_end_and_no_way_back(signals, journey);
        the_history_tells_all(signals, journey);
    }

    private static void one_event_a_version(List<OrderSignal> signals, Journey journey) {
        assertThat(journey.order().version())
                .as("%s", signals)
                .isEqualTo(journey.events().size());
    }

    private static void one_end_and_no_way_back(List<OrderSignal> signals, Journey journey) {
        var ends =
                journey.states().stream().filter(PurchaseOrderState::terminal).toList();
        var endings = journey.events().stream()
                .filter(event -> event instanceof PurchaseOrderConfirmed || event instanceof PurchaseOrderCancelled)
                .toList();
        assertThat(ends).as("%s", signals).hasSizeLessThanOrEqualTo(1).hasSameSizeAs(endings);
        assertThat(journey.order().state().terminal()).as("%s", signals).isEqualTo(!ends.isEmpty());
        if (signals.contains(OrderSignal.DEADLINE_PASSED)) {
            assertThat(ends).as("%s", signals).containsExactly(journey.states().getLast());
        }
    }

    private static void the_history_tells_all(List<OrderSignal> signals, Journey journey) {
        var history = journey.order().history();
        var onTime = history.stream().filter(entry -> !entry.late()).toList();
        assertThat(onTime.stream().map(HistoryEntry::version))
                .as("%s", signals)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, onTime.size()).boxed().toList())
                .hasSize((int) journey.order().version());
        var late = history.subList(onTime.size(), history.size());
        assertThat(late.stream().allMatch(HistoryEntry::late)).as("%s", signals).isTrue();
        assertThat(late.stream().map(HistoryEntry::cause)).as("%s", signals).containsExactlyElementsOf(lateOf(signals));
    }

    /** The signals after the order's end, told again from the table: each once, none that moved the order before. */
    private static List<String> lateOf(List<OrderSignal> signals) {
        PurchaseOrderState state = new PurchaseOrderState.Placed();
        var moved = new HashSet<OrderSignal>();
        var late = new ArrayList<String>();
        for (var signal : signals) {
            if (state.terminal()) {
                if (moved.add(signal)) {
                    late.add(signal.name());
                }
            } else if (state.on(signal) instanceof PurchaseOrderState.Step.Moved(var to)) {
                state = to;
                moved.add(signal);
            }
        }
        return late;
    }
}
