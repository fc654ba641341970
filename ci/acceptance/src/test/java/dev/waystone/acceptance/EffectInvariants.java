package dev.waystone.acceptance;

import dev.waystone.acceptance.Evidence.StoredItem;
import dev.waystone.acceptance.Evidence.StoredOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What must hold of the money and the goods that orders moved. */
enum EffectInvariants implements Invariant {
    PAYMENT_FOLLOWS_THE_ORDER(
            "CONFIRMED means net payment = total, CANCELLED means net 0, in the ledger and at the bank") {
        @Override
        public List<String> violations(Evidence evidence) {
            var violations = new ArrayList<String>();
            for (StoredOrder order : evidence.orders().values()) {
                BigDecimal expected = order.confirmed() ? order.total() : BigDecimal.ZERO;
                compare(
                        violations,
                        order,
                        "its ledger",
                        expected,
                        evidence.ledger().getOrDefault(order.id(), BigDecimal.ZERO));
                compare(violations, order, "the bank", expected, atTheBank(evidence, order.id()));
            }
            return violations;
        }
    },

    STOCK_FOLLOWS_THE_ORDER("CONFIRMED means stock issued, CANCELLED means nothing reserved") {
        @Override
        public List<String> violations(Evidence evidence) {
            var violations = new ArrayList<String>();
            for (StoredOrder order : evidence.orders().values()) {
                var reservation = evidence.reservations().get(order.id());
                String state = reservation == null ? "none" : reservation.state();
                var allowed = order.confirmed() ? Set.of("ISSUED") : Set.of("RELEASED", "REFUSED", "none");
                if (!allowed.contains(state)) {
                    violations.add("order " + order.id() + " is " + order.state() + ", its reservation is " + state);
                }
            }
            return violations;
        }
    },

    STOCK_NEVER_BELOW_ZERO("stock is never below 0 and never reserved beyond what is on hand") {
        @Override
        public List<String> violations(Evidence evidence) {
            return evidence.items().values().stream()
                    .filter(item -> item.onHand() < 0 || item.reserved() < 0 || item.reserved() > item.onHand())
                    .map(item -> "item " + item.id() + " has " + item.onHand() + " on hand, " + item.reserved()
                            + " reserved")
                    .toList();
        }
    },

    STOCK_IS_CONSERVED("what is on hand is what was put there less what was issued; nothing stays reserved") {
        @Override
        public List<String> violations(Evidence evidence) {
            var violations = new ArrayList<String>();
            for (StoredItem item : evidence.items().values()) {
                if (item.seeded() == null) {
                    continue;
                }
                long expected = item.seeded() - quantities(evidence, item.id(), "ISSUED");
                long reserved = quantities(evidence, item.id(), "RESERVED");
                if (item.onHand() != expected || item.reserved() != reserved) {
                    violations.add("item " + item.id() + " has " + item.onHand() + " on hand and " + item.reserved()
                            + " reserved; its reservations say " + expected + " and " + reserved);
                }
            }
            return violations;
        }
    };

    private final String sentence;

    EffectInvariants(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String says() {
        return sentence;
    }

    private static void compare(
            List<String> violations, StoredOrder order, String who, BigDecimal expected, BigDecimal found) {
        if (expected.compareTo(found) != 0) {
            violations.add("order " + order.id() + " is " + order.state() + " over " + order.total() + ", " + who
                    + " says net " + found);
        }
    }

    private static BigDecimal atTheBank(Evidence evidence, UUID orderId) {
        var charge = evidence.bank().get(orderId);
        return charge != null && charge.status().equals("CAPTURED") ? charge.amount() : BigDecimal.ZERO;
    }

    private static long quantities(Evidence evidence, UUID itemId, String state) {
        return evidence.reservations().values().stream()
                .filter(reservation -> reservation.state().equals(state))
                .mapToLong(reservation -> reservation.quantities().getOrDefault(itemId, 0L))
                .sum();
    }
}
