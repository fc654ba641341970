package org.acme.purchaseorders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waystone.core.Ids;
import dev.waystone.core.Money;
import java.util.List;
import org.acme.purchaseorders.PurchaseOrder.Change;
import org.acme.purchaseorders.PurchaseOrderEvent.PurchaseOrderCancelled;
import org.acme.purchaseorders.PurchaseOrderEvent.PurchaseOrderConfirmed;
import org.acme.purchaseorders.PurchaseOrderEvent.PurchaseOrderPaymentDue;
import org.acme.purchaseorders.PurchaseOrderEvent.PurchaseOrderPlaced;
import org.acme.purchaseorders.pricing.PriceSource;
import org.junit.jupiter.api.Test;

class PurchaseOrderTest {

    @Test
    void sums_its_lines() {
        assertThat(Orders.placed().agreement().total()).isEqualTo(Money.of("25.99", "EUR"));
    }

    @Test
    void refuses_lines_of_two_currencies() {
        var yen = new OrderLine(Ids.next(), 1, Money.of("100", "JPY"), PriceSource.CATALOG, Orders.NOON);
        assertThatIllegalArgumentException().isThrownBy(() -> OrderLine.sum(List.of(Orders.line(1, "1.00"), yen)));
    }

    @Test
    void starts_at_version_one_and_says_what_it_wants() {
        var order = Orders.placed();
        assertThat(order.version()).isEqualTo(1);
        assertThat(order.history())
                .containsExactly(
                        new HistoryEntry(1, PurchaseOrderState.Name.PLACED, Orders.NOON, "ORDER_PLACED", false));
        var event = (PurchaseOrderPlaced) PurchaseOrderEvent.of(order);
        assertThat(event.deadline()).isEqualTo(Orders.NOON.plusSeconds(900));
        assertThat(event.lines()).extracting(PurchaseOrderEvent.Line::quantity).containsExactly(2, 1);
    }

    @Test
    void asks_for_the_payment_once_stock_is_reserved() {
        var journey = new Journey(List.of(OrderSignal.STOCK_RESERVED));
        assertThat(journey.events().getLast())
                .isEqualTo(new PurchaseOrderPaymentDue(Money.of("25.99", "EUR"), Orders.NOON.plusSeconds(900)));
    }

    @Test
    void confirms_once_it_is_paid() {
        var journey = new Journey(List.of(OrderSignal.STOCK_RESERVED, OrderSignal.PAYMENT_CAPTURED));
        assertThat(journey.events().getLast())
                .isEqualTo(new PurchaseOrderConfirmed(Orders.CUSTOMER, Money.of("25.99", "EUR")));
        assertThat(journey.order().version()).isEqualTo(3);
    }

    @Test
    void cancels_when_the_deadline_passes() {
        var journey = new Journey(List.of(OrderSignal.STOCK_RESERVED, OrderSignal.DEADLINE_PASSED));
        assertThat(journey.events().getLast())
                .isEqualTo(
                        new PurchaseOrderCancelled(Orders.CUSTOMER, CancelReason.DEADLINE, Money.of("25.99", "EUR")));
    }

    @Test
    void notes_a_late_answer_once_and_without_a_version() {
        var journey = new Journey(
                List.of(OrderSignal.DEADLINE_PASSED, OrderSignal.STOCK_RESERVED, OrderSignal.STOCK_RESERVED));
        assertThat(journey.order().version()).isEqualTo(2);
        assertThat(journey.order().history().getLast().late()).isTrue();
        assertThat(journey.order().history()).hasSize(3);
        assertThat(journey.order().on(OrderSignal.STOCK_RESERVED, Orders.NOON)).isEqualTo(new Change.None());
    }

    @Test
    void never_shows_the_customer_in_a_log() {
        assertThat(Orders.placed().toString()).doesNotContain("Customer One").doesNotContain("example.org");
    }
}
