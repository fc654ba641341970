package dev.waystone.local.bank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The behaviours in force: one for each order named, and one for all the others. Thread-safe. */
final class Mood {
    private final Map<String, Rule> byOrder = new HashMap<>();
    private @Nullable Rule general;

    synchronized void set(Behaviour behaviour) {
        if (behaviour.orderId() == null) {
            general = new Rule(behaviour);
        } else {
            byOrder.put(behaviour.orderId(), new Rule(behaviour));
        }
    }

    synchronized void reset() {
        byOrder.clear();
        general = null;
    }

    synchronized List<Behaviour> all() {
        Stream<Rule> everyOrder = Stream.ofNullable(general);
        return Stream.concat(everyOrder, byOrder.values().stream())
                .map(rule -> rule.behaviour)
                .toList();
    }

    /** How the next charge of an order fares; each call is one draw. */
    synchronized Behaviour next(String orderId) {
        Rule rule = byOrder.getOrDefault(orderId, general);
        return rule != null && rule.strikes() ? rule.behaviour : Behaviour.HONEST;
    }

    private static final class Rule {
        private final Behaviour behaviour;
        private final Random draws;
        private int struck;

        Rule(Behaviour behaviour) {
            this.behaviour = behaviour;
            this.draws = new Random(behaviour.seed() == null ? 0 : behaviour.seed());
        }

        boolean strikes() {
            boolean spent = behaviour.times() != null && struck >= behaviour.times();
            boolean drawn = behaviour.rate() == null || draws.nextDouble() < behaviour.rate();
            if (spent || !drawn) {
                return false;
            }
            struck++;
            return true;
        }
    }
}
