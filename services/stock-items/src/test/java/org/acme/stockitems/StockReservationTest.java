package org.acme.stockitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acme.stockitems.StockReservation.State;
import org.acme.stockitems.StockReservationEvent.Shortage;
import org.acme.stockitems.StockReservationEvent.StockIssued;
import org.acme.stockitems.StockReservationEvent.StockRefused;
import org.acme.stockitems.StockReservationEvent.StockReleased;
import org.acme.stockitems.StockReservationEvent.StockReserved;
import org.junit.jupiter.api.Test;

class StockReservationTest {

    private static final UUID ORDER = new UUID(7, 1);
    private static final UUID SCREW = new UUID(7, 2);
    private static final UUID NUT = new UUID(7, 3);
    private static final List<StockLine> LINES = List.of(new StockLine(SCREW, 3), new StockLine(NUT, 1));

    @Test
    void takes_all_lines_when_there_is_just_enough() {
        var change = place(Map.of(SCREW, 3, NUT, 1));

        assertThat(change.reservation()).isEqualTo(new StockReservation(ORDER, 1, State.RESERVED, LINES));
        assertThat(change.event()).isEqualTo(new StockReserved());
        assertThat(change.movement()).contains(StockMovement.RESERVE);
    }

    @Test
    void refuses_all_lines_when_one_falls_short_and_names_that_one() {
        var change = place(Map.of(SCREW, 2, NUT, 9));

        assertThat(change.reservation()).isEqualTo(new StockReservation(ORDER, 1, State.REFUSED, LINES));
        assertThat(change.event()).isEqualTo(new StockRefused(List.of(new Shortage(SCREW, 3, 2))));
        assertThat(change.movement()).isEmpty();
    }

    @Test
    void issues_what_it_holds_with_the_next_version() {
        var change = reserved().issue();

        assertThat(change.reservation()).isEqualTo(new StockReservation(ORDER, 2, State.ISSUED, LINES));
        assertThat(change.event()).isEqualTo(new StockIssued());
        assertThat(change.movement()).contains(StockMovement.ISSUE);
    }

    @Test
    void releases_what_it_holds_with_the_next_version() {
        var change = reserved().release().orElseThrow();

        assertThat(change.reservation()).isEqualTo(new StockReservation(ORDER, 2, State.RELEASED, LINES));
        assertThat(change.event()).isEqualTo(new StockReleased());
        assertThat(change.movement()).contains(StockMovement.RELEASE);
    }

    @Test
    void has_nothing_to_release_when_it_was_refused_released_or_never_made() {
        assertThat(place(Map.of()).reservation().release()).isEmpty();
        assertThat(reserved().release().orElseThrow().reservation().release()).isEmpty();
        assertThat(StockReservation.neverToBe(ORDER).release()).isEmpty();
    }

    @Test
    void says_so_when_the_stories_of_order_and_stock_contradict_each_other() {
        assertThatIllegalStateException()
                .isThrownBy(() -> place(Map.of()).reservation().issue())
                .withMessage("order %s is confirmed, but its reservation is REFUSED", ORDER);
        assertThatIllegalStateException()
                .isThrownBy(() -> reserved().issue().reservation().release())
                .withMessage("order %s is cancelled, but its reservation is ISSUED", ORDER);
    }

    @Test
    void refuses_lines_that_make_no_sense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StockLine(SCREW, 0))
                .withMessageContaining("at least 1 is accepted");
        var twice = List.of(new StockLine(SCREW, 1), new StockLine(SCREW, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StockReservation.place(ORDER, twice, id -> 9))
                .withMessageContaining("one line an item is accepted");
    }

    private static StockReservation reserved() {
        return place(Map.of(SCREW, 3, NUT, 1)).reservation();
    }

    private static StockReservation.Change place(Map<UUID, Integer> available) {
        return StockReservation.place(ORDER, LINES, id -> available.getOrDefault(id, 0));
    }
}
