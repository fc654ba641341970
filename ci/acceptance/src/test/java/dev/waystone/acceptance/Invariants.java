package dev.waystone.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All invariants of the order journey (DESIGN, section 3). */
final class Invariants {

    private Invariants() {}

    static List<Invariant> all() {
        var all = new ArrayList<Invariant>(List.of(OrderInvariants.values()));
        all.addAll(List.of(EffectInvariants.values()));
        all.addAll(List.of(NoticeInvariants.values()));
        all.addAll(List.of(DeliveryInvariants.values()));
        return all;
    }

    /** The invariants that do not hold, each with its violations. */
    static Map<Invariant, List<String>> broken(Evidence evidence) {
        var broken = new LinkedHashMap<Invariant, List<String>>();
        for (Invariant invariant : all()) {
            var violations = invariant.violations(evidence);
            if (!violations.isEmpty()) {
                broken.put(invariant, violations);
            }
        }
        return broken;
    }

    /** Fails once, with every violation listed (at most ten of each invariant). */
    static void hold(Evidence evidence) {
        var broken = broken(evidence);
        if (!broken.isEmpty()) {
            var message = new StringBuilder("invariants broken:\n");
            broken.forEach((invariant, violations) -> {
                message.append("- ")
                        .append(invariant.says())
                        .append(" (")
                        .append(violations.size())
                        .append(")\n");
                violations.stream()
                        .limit(10)
                        .forEach(line -> message.append("    ").append(line).append('\n'));
            });
            throw new AssertionError(message.toString());
        }
    }
}
