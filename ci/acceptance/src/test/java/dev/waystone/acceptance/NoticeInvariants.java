package dev.waystone.acceptance;

import dev.waystone.acceptance.Evidence.Mailed;
import dev.waystone.acceptance.Evidence.OnTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What must hold of the mails that customers got. */
enum NoticeInvariants implements Invariant {
    OUTCOMES_ARE_MAILED("one mail at least for each outcome") {
        @Override
        public List<String> violations(Evidence evidence) {
            var mailed = evidence.mails().stream().map(Mailed::messageId).collect(Collectors.toSet());
            return outcomes(evidence).entrySet().stream()
                    .filter(outcome -> !mailed.contains(outcome.getKey()))
                    .map(outcome -> "order " + outcome.getValue() + " has ended, no mail has " + outcome.getKey())
                    .toList();
        }
    },

    REPEATED_MAILS_ARE_THE_SAME(
            "a mail is repeated with the same Message-ID only, which names an outcome of its order") {
        @Override
        public List<String> violations(Evidence evidence) {
            var outcomes = outcomes(evidence);
            var violations = new ArrayList<String>();
            for (Mailed mail : Set.copyOf(evidence.mails())) {
                if (!mail.orderId().equals(outcomes.get(mail.messageId()))) {
                    violations.add("order " + mail.orderId() + " has a mail " + mail.messageId()
                            + ", which is of none of its outcomes");
                }
            }
            return violations;
        }
    };

    private static final String TOPIC = "purchase-orders";

    private final String sentence;

    NoticeInvariants(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String says() {
        return sentence;
    }

    /** The order of each Message-ID that is due: that of its outcome's event. */
    private static Map<String, UUID> outcomes(Evidence evidence) {
        return evidence.topics().getOrDefault(TOPIC, List.of()).stream()
                .filter(event -> event.type().endsWith(".PurchaseOrderConfirmed.v1")
                        || event.type().endsWith(".PurchaseOrderCancelled.v1"))
                .collect(Collectors.toMap(
                        event -> "<" + event.eventId() + "@acme.example>", OnTopic::aggregateId, (one, two) -> one));
    }
}
