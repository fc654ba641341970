package dev.waystone.acceptance;

import dev.waystone.acceptance.Evidence.Mark;
import dev.waystone.acceptance.Evidence.OnTopic;
import dev.waystone.acceptance.Evidence.Parked;
import dev.waystone.acceptance.Evidence.Published;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What must hold between outboxes, topics and inboxes. Counts distinct ids, since the wire may repeat. */
enum DeliveryInvariants implements Invariant {
    PUBLISHED_IS_ON_THE_TOPIC("published = on the topic") {
        @Override
        public List<String> violations(Evidence evidence) {
            var violations = new ArrayList<String>();
            evidence.topics().forEach((topic, records) -> {
                var published = ids(evidence.witness().getOrDefault(topic, List.of()), Published::eventId);
                var found = ids(records, OnTopic::eventId);
                missing(published, found)
                        .forEach(id -> violations.add(topic + ": event " + id + " was published and is not there"));
                missing(found, published)
                        .forEach(id -> violations.add(topic + ": event " + id + " is there and was never published"));
            });
            return violations;
        }
    },

    NO_GAP_AND_NEVER_BACK("per aggregate no gap and never back") {
        @Override
        public List<String> violations(Evidence evidence) {
            var violations = new ArrayList<String>();
            evidence.topics().forEach((topic, records) -> {
                var last = new HashMap<UUID, Long>();
                var seen = new HashSet<UUID>();
                for (OnTopic event : records) {
                    if (seen.add(event.eventId())) {
                        long expected = last.getOrDefault(event.aggregateId(), 0L) + 1;
                        if (event.sequence() != expected) {
                            violations.add(topic + ": aggregate " + event.aggregateId() + " has sequence "
                                    + event.sequence() + " where " + expected + " was due");
                        }
                        last.put(event.aggregateId(), event.sequence());
                    }
                }
            });
            return violations;
        }
    },

    CONSUMED_IS_ON_THE_TOPIC("per consumer group applied + skipped by rule + parked = on the topic") {
        @Override
        public List<String> violations(Evidence evidence) {
            var violations = new ArrayList<String>();
            evidence.consumers()
                    .forEach((consumer, topics) -> topics.forEach(topic -> {
                        var handled = handled(evidence, consumer, topic);
                        var due = onTopic(evidence, topic);
                        missing(due.keySet(), handled.keySet())
                                .forEach(id -> violations.add(consumer + " saw nothing of " + topic + " " + id));
                        handled.forEach((id, count) -> {
                            if (!count.equals(due.getOrDefault(id, 0L))) {
                                violations.add(consumer + " accounts for " + count + " events of " + topic + " " + id
                                        + ", " + due.getOrDefault(id, 0L) + " are on the topic");
                            }
                        });
                    }));
            return violations;
        }
    };

    private final String sentence;

    DeliveryInvariants(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String says() {
        return sentence;
    }

    private static Map<UUID, Long> handled(Evidence evidence, String consumer, String topic) {
        var handled = new HashMap<UUID, Long>();
        Predicate<Mark> mine =
                mark -> mark.consumer().equals(consumer) && mark.topic().equals(topic);
        evidence.marks().stream()
                .filter(mine)
                .forEach(mark -> handled.merge(mark.aggregateId(), mark.applied() + mark.skipped(), Long::sum));
        Predicate<Parked> parkedHere =
                parked -> parked.consumer().equals(consumer) && parked.topic().equals(topic);
        evidence.parked().stream()
                .filter(parkedHere)
                .forEach(parked -> handled.merge(parked.aggregateId(), 1L, Long::sum));
        return handled;
    }

    private static Map<UUID, Long> onTopic(Evidence evidence, String topic) {
        return evidence.topics().getOrDefault(topic, List.of()).stream()
                .collect(Collectors.groupingBy(
                        OnTopic::aggregateId,
                        Collectors.mapping(OnTopic::eventId, Collectors.collectingAndThen(Collectors.toSet(), ids ->
                                (long) ids.size()))));
    }

    private static <T> Set<UUID> ids(List<T> rows, java.util.function.Function<T, UUID> id) {
        return rows.stream().map(id).collect(Collectors.toSet());
    }

    private static Set<UUID> missing(Set<UUID> wanted, Set<UUID> found) {
        var missing = new HashSet<>(wanted);
        missing.removeAll(found);
        return missing;
    }
}
