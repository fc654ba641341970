package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.acceptance.Evidence.BankCharge;
import dev.waystone.acceptance.Evidence.Mailed;
import dev.waystone.acceptance.Evidence.Mark;
import dev.waystone.acceptance.Evidence.OnTopic;
import dev.waystone.acceptance.Evidence.Parked;
import dev.waystone.acceptance.Evidence.Published;
import dev.waystone.acceptance.Evidence.Reservation;
import dev.waystone.acceptance.Evidence.StoredItem;
import dev.waystone.acceptance.Evidence.StoredOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each invariant holds on a healthy run and turns red on the one lie told here. */
class InvariantsTest {

    private static final String ORDERS = "purchase-orders";
    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID ITEM = UUID.randomUUID();
    private static final UUID PLACED = UUID.randomUUID();
    private static final UUID CONFIRMED = UUID.randomUUID();
    private static final BigDecimal TOTAL = new BigDecimal("12.50");

    private final Evidence evidence = healthy();

    @Test
    void all_hold_on_a_healthy_run() {
        assertThat(Invariants.broken(evidence)).isEmpty();
    }

    @Test
    void an_acknowledged_order_that_is_not_stored_is_seen() {
        evidence.acknowledged().add(UUID.randomUUID());
        assertOnlyBroken(OrderInvariants.ACKNOWLEDGED_ORDERS_ARE_STORED);
    }

    @Test
    void an_order_without_an_end_is_seen() {
        evidence.orders().put(ORDER, new StoredOrder(ORDER, "CONFIRMED", 3, TOTAL, 0));
        assertOnlyBroken(OrderInvariants.ORDERS_END_ONCE);
    }

    @Test
    void an_order_that_ended_twice_is_seen() {
        evidence.orders().put(ORDER, new StoredOrder(ORDER, "CONFIRMED", 3, TOTAL, 2));
        assertOnlyBroken(OrderInvariants.ORDERS_END_ONCE);
    }

    @Test
    void an_outcome_that_was_also_published_as_its_opposite_is_seen() {
        var lie = UUID.randomUUID();
        evidence.witness().get(ORDERS).add(new Published(lie, ORDER, 3));
        evidence.topics().get(ORDERS).add(new OnTopic(lie, ORDER, 3, "x.PurchaseOrderCancelled.v1", 0, 2));
        evidence.mails().add(new Mailed(ORDER, mail(lie)));
        evidence.marks().set(0, new Mark("stock-items", ORDERS, ORDER, 1, 3, 3, 0));
        assertOnlyBroken(OrderInvariants.OUTCOMES_ARE_PUBLISHED_ONCE);
    }

    @Test
    void a_confirmed_order_paid_twice_is_seen() {
        evidence.ledger().put(ORDER, TOTAL.add(TOTAL));
        assertOnlyBroken(EffectInvariants.PAYMENT_FOLLOWS_THE_ORDER);
    }

    @Test
    void a_charge_that_only_the_bank_knows_is_seen() {
        evidence.ledger().remove(ORDER);
        assertOnlyBroken(EffectInvariants.PAYMENT_FOLLOWS_THE_ORDER);
    }

    @Test
    void a_confirmed_order_whose_stock_was_released_is_seen() {
        evidence.reservations().put(ORDER, new Reservation(ORDER, "RELEASED", Map.of()));
        evidence.items().put(ITEM, new StoredItem(ITEM, 10L, 10, 0));
        assertOnlyBroken(EffectInvariants.STOCK_FOLLOWS_THE_ORDER);
    }

    @Test
    void an_outcome_that_was_never_mailed_is_seen() {
        evidence.mails().clear();
        assertOnlyBroken(NoticeInvariants.OUTCOMES_ARE_MAILED);
    }

    @Test
    void a_mail_repeated_under_another_message_id_is_seen() {
        evidence.mails().add(new Mailed(ORDER, mail(UUID.randomUUID())));
        assertOnlyBroken(NoticeInvariants.REPEATED_MAILS_ARE_THE_SAME);
    }

    @Test
    void a_mail_about_another_order_than_its_event_is_seen() {
        evidence.mails().add(new Mailed(UUID.randomUUID(), mail(CONFIRMED)));
        assertOnlyBroken(NoticeInvariants.REPEATED_MAILS_ARE_THE_SAME);
    }

    @Test
    void a_mail_repeated_as_it_was_is_no_violation() {
        evidence.mails().add(new Mailed(ORDER, mail(CONFIRMED)));
        assertThat(Invariants.broken(evidence)).isEmpty();
    }

    @Test
    void stock_below_zero_is_seen() {
        evidence.items().put(UUID.randomUUID(), new StoredItem(ITEM, null, -1, 0));
        assertOnlyBroken(EffectInvariants.STOCK_NEVER_BELOW_ZERO);
    }

    @Test
    void stock_issued_twice_is_seen() {
        evidence.items().put(ITEM, new StoredItem(ITEM, 10L, 6, 0));
        assertOnlyBroken(EffectInvariants.STOCK_IS_CONSERVED);
    }

    @Test
    void an_event_lost_before_the_topic_is_seen() {
        evidence.witness().get(ORDERS).add(new Published(UUID.randomUUID(), ORDER, 3));
        assertOnlyBroken(DeliveryInvariants.PUBLISHED_IS_ON_THE_TOPIC);
    }

    @Test
    void an_event_that_nobody_published_is_seen() {
        evidence.witness().get(ORDERS).removeLast();
        assertOnlyBroken(DeliveryInvariants.PUBLISHED_IS_ON_THE_TOPIC);
    }

    @Test
    void first_occurrences_out_of_order_are_seen() {
        var records = evidence.topics().get(ORDERS);
        records.add(records.removeFirst());
        assertOnlyBroken(DeliveryInvariants.NO_GAP_AND_NEVER_BACK);
    }

    @Test
    void a_repeated_record_is_no_violation() {
        evidence.topics().get(ORDERS).add(new OnTopic(PLACED, ORDER, 1, "x.PurchaseOrderPlaced.v1", 0, 2));
        assertThat(Invariants.broken(evidence)).isEmpty();
    }

    @Test
    void an_event_applied_twice_is_seen() {
        evidence.marks().set(0, new Mark("stock-items", ORDERS, ORDER, 1, 2, 3, 0));
        assertOnlyBroken(DeliveryInvariants.CONSUMED_IS_ON_THE_TOPIC);
    }

    /** Once compared as objects, which are the same up to 127 only. */
    @Test
    void hundreds_of_events_of_one_aggregate_are_counted() {
        for (int version = 3; version <= 300; version++) {
            var id = UUID.randomUUID();
            evidence.witness().get(ORDERS).add(new Published(id, ORDER, version));
            evidence.topics().get(ORDERS).add(new OnTopic(id, ORDER, version, "x.Noted.v1", 0, version));
        }
        evidence.marks().set(0, new Mark("stock-items", ORDERS, ORDER, 1, 300, 300, 0));
        assertThat(Invariants.broken(evidence)).doesNotContainKey(DeliveryInvariants.CONSUMED_IS_ON_THE_TOPIC);
    }

    @Test
    void an_aggregate_that_a_consumer_never_saw_is_seen() {
        evidence.marks().clear();
        assertOnlyBroken(DeliveryInvariants.CONSUMED_IS_ON_THE_TOPIC);
    }

    @Test
    void a_parked_event_counts_as_accounted_for() {
        evidence.marks().set(0, new Mark("stock-items", ORDERS, ORDER, 1, 1, 1, 0));
        evidence.parked().add(new Parked("stock-items", ORDERS, ORDER, 2));
        assertThat(Invariants.broken(evidence)).isEmpty();
    }

    private void assertOnlyBroken(Invariant invariant) {
        assertThat(Invariants.broken(evidence)).containsOnlyKeys(invariant);
    }

    private static String mail(UUID event) {
        return "<" + event + "@acme.example>";
    }

    private static Evidence healthy() {
        return new Evidence(
                new HashSet<>(Set.of(ORDER)),
                new HashMap<>(Map.of(ORDER, new StoredOrder(ORDER, "CONFIRMED", 2, TOTAL, 1))),
                new HashMap<>(Map.of(ORDER, TOTAL)),
                new HashMap<>(Map.of(ORDER, new BankCharge(ORDER, "CAPTURED", TOTAL))),
                new ArrayList<>(List.of(new Mailed(ORDER, mail(CONFIRMED)))),
                new HashMap<>(Map.of(ITEM, new StoredItem(ITEM, 10L, 8, 0))),
                new HashMap<>(Map.of(ORDER, new Reservation(ORDER, "ISSUED", Map.of(ITEM, 2L)))),
                new HashMap<>(Map.of(
                        ORDERS,
                        new ArrayList<>(List.of(new Published(PLACED, ORDER, 1), new Published(CONFIRMED, ORDER, 2))))),
                new HashMap<>(Map.of(
                        ORDERS,
                        new ArrayList<>(List.of(
                                new OnTopic(PLACED, ORDER, 1, "x.PurchaseOrderPlaced.v1", 0, 0),
                                new OnTopic(CONFIRMED, ORDER, 2, "x.PurchaseOrderConfirmed.v1", 0, 1))))),
                new ArrayList<>(List.of(new Mark("stock-items", ORDERS, ORDER, 1, 2, 2, 0))),
                new ArrayList<>(),
                Map.of("stock-items", Set.of(ORDERS)));
    }
}
