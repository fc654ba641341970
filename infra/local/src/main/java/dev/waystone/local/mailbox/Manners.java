package dev.waystone.local.mailbox;

import dev.waystone.local.mailbox.Behaviour.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The behaviours in force: one for each recipient named, and one for all the others. Thread-safe. */
final class Manners {

    /** Mail to it is refused always, as totals ending in .13 are at the bank. */
    private static final String NOBODY = "nobody@";

    private final Map<String, Rule> byRecipient = new HashMap<>();
    private @Nullable Rule general;

    synchronized void set(Behaviour behaviour) {
        if (behaviour.to() == null) {
            general = new Rule(behaviour);
        } else {
            byRecipient.put(key(behaviour.to()), new Rule(behaviour));
        }
    }

    synchronized void reset() {
        byRecipient.clear();
        general = null;
    }

    synchronized List<Behaviour> all() {
        return Stream.concat(Stream.ofNullable(general), byRecipient.values().stream())
                .map(rule -> rule.behaviour)
                .toList();
    }

    /** Whether there is such a recipient at all. */
    static boolean exists(String recipient) {
        return !key(recipient).startsWith(NOBODY);
    }

    /** How the next mail to a recipient fares; each call is one mail. */
    synchronized Kind next(String recipient) {
        Rule rule = byRecipient.getOrDefault(key(recipient), general);
        return rule != null && rule.strikes() ? rule.behaviour.kind() : Kind.OK;
    }

    private static String key(String recipient) {
        return recipient.toLowerCase(Locale.ROOT);
    }

    private static final class Rule {

        private final Behaviour behaviour;
        private int struck;

        Rule(Behaviour behaviour) {
            this.behaviour = behaviour;
        }

        boolean strikes() {
            return behaviour.times() == null || struck++ < behaviour.times();
        }
    }
}
