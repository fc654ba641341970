package org.acme.purchaseorders;

import static org.acme.purchaseorders.CancelReason.DEADLINE;
import static org.acme.purchaseorders.CancelReason.PAYMENT;
import static org.acme.purchaseorders.CancelReason.STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.acme.purchaseorders.PurchaseOrderState.Cancelled;
import org.acme.purchaseorders.PurchaseOrderState.Confirmed;
import org.acme.purchaseorders.PurchaseOrderState.Placed;
import org.acme.purchaseorders.PurchaseOrderState.Reserved;
import org.acme.purchaseorders.PurchaseOrderState.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseOrderStateTest {

    static Stream<Arguments> table() {
        return Stream.of(
                arguments(new Placed(), OrderSignal.STOCK_RESERVED, new Step.Moved(new Reserved())),
                arguments(new Placed(), OrderSignal.STOCK_REFUSED, new Step.Moved(new Cancelled(STOCK))),
                arguments(new Placed(), OrderSignal.PAYMENT_CAPTURED, new Step.OutOfTurn()),
                arguments(new Placed(), OrderSignal.PAYMENT_DECLINED, new Step.OutOfTurn()),
                arguments(new Placed(), OrderSignal.DEADLINE_PASSED, new Step.Moved(new Cancelled(DEADLINE))),
                arguments(new Reserved(), OrderSignal.STOCK_RESERVED, new Step.OutOfTurn()),
                arguments(new Reserved(), OrderSignal.STOCK_REFUSED, new Step.OutOfTurn()),
                arguments(new Reserved(), OrderSignal.PAYMENT_CAPTURED, new Step.Moved(new Confirmed())),
                arguments(new Reserved(), OrderSignal.PAYMENT_DECLINED, new Step.Moved(new Cancelled(PAYMENT))),
                arguments(new Reserved(), OrderSignal.DEADLINE_PASSED, new Step.Moved(new Cancelled(DEADLINE))));
    }

    @ParameterizedTest
    @MethodSource("table")
    void moves_as_the_table_says(PurchaseOrderState from, OrderSignal signal, Step expected) {
        assertThat(from.on(signal)).isEqualTo(expected);
        assertThat(from.terminal()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void never_leaves_a_terminal_state(OrderSignal signal) {
        for (var terminal : new PurchaseOrderState[] {
            new Confirmed(), new Cancelled(STOCK), new Cancelled(PAYMENT), new Cancelled(DEADLINE)
        }) {
            assertThat(terminal.terminal()).isTrue();
            assertThat(terminal.on(signal)).isEqualTo(new Step.Late());
        }
    }

    @Test
    void the_table_has_every_pair_of_a_state_under_way_and_a_signal() {
        assertThat(table()).hasSize(2 * OrderSignal.values().length);
        assertThat(table().map(row -> row.get()[0] + " " + row.get()[1])).doesNotHaveDuplicates();
    }

    @Test
    void is_read_back_from_its_name_and_reason() {
        for (var state : new PurchaseOrderState[] {
            new Placed(), new Reserved(), new Confirmed(), new Cancelled(STOCK), new Cancelled(PAYMENT)
        }) {
            assertThat(state.name().with(state.cancelReason())).isEqualTo(state);
        }
    }

    @Test
    void a_cancelled_order_without_reason_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseOrderState.Name.CANCELLED.with(null))
                .withMessageContaining("STOCK, PAYMENT, DEADLINE");
    }
}
