package dev.waystone.acceptance;

import dev.waystone.acceptance.Evidence.OnTopic;
import dev.waystone.acceptance.Evidence.StoredOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What must hold of orders themselves. */
enum OrderInvariants implements Invariant {
    ACKNOWLEDGED_ORDERS_ARE_STORED("every acknowledged order is stored") {
        @Override
        public List<String> violations(Evidence evidence) {
            return evidence.acknowledged().stream()
                    .filter(id -> !evidence.orders().containsKey(id))
                    .map(id -> "order " + id + " was acknowledged and is not stored")
                    .toList();
        }
    },

    ORDERS_END_ONCE("every stored order ends in exactly one terminal state") {
        @Override
        public List<String> violations(Evidence evidence) {
            return evidence.orders().values().stream()
                    .filter(order -> order.terminalEntries() != 1 || !(order.confirmed() || order.cancelled()))
                    .map(order -> "order " + order.id() + " is " + order.state() + " with " + order.terminalEntries()
                            + " terminal entries in its history")
                    .toList();
        }
    },

    OUTCOMES_ARE_PUBLISHED_ONCE("each outcome is published as exactly one event, the one that the order says") {
        @Override
        public List<String> violations(Evidence evidence) {
            var outcomes = outcomesOnTopic(evidence);
            var violations = new ArrayList<String>();
            for (StoredOrder order : evidence.orders().values()) {
                var expected = Set.of(order.confirmed() ? "Confirmed" : "Cancelled");
                var found = outcomes.getOrDefault(order.id(), Set.of());
                if (!found.equals(expected)) {
                    violations.add("order " + order.id() + " is " + order.state() + ", its topic says " + found);
                }
            }
            return violations;
        }
    };

    private static final String TOPIC = "purchase-orders";

    private final String sentence;

    OrderInvariants(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String says() {
        return sentence;
    }

    private static Map<UUID, Set<String>> outcomesOnTopic(Evidence evidence) {
        var outcomes = new HashMap<UUID, Set<String>>();
        for (OnTopic event : evidence.topics().getOrDefault(TOPIC, List.of())) {
            for (String outcome : List.of("Confirmed", "Cancelled")) {
                if (event.type().endsWith(".PurchaseOrder" + outcome + ".v1")) {
                    outcomes.computeIfAbsent(event.aggregateId(), id -> new TreeSet<>())
                            .add(outcome);
                }
            }
        }
        return outcomes;
    }
}
