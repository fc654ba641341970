package dev.waystone.acceptance;

import dev.waystone.acceptance.Evidence.Mark;
import dev.waystone.acceptance.Evidence.OnTopic;
import dev.waystone.acceptance.Evidence.Parked;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Whether every consumer has an opinion on every event of its topics: done up to there, or parked. */
record DeliveryProgress(Supplier<List<Mark>> marks, Supplier<List<Parked>> parked) {

    boolean caughtUp(Map<String, List<OnTopic>> topics, Map<String, Set<String>> consumers) {
        var reached = new HashMap<String, Long>();
        marks.get()
                .forEach(mark -> reached.put(key(mark.consumer(), mark.topic(), mark.aggregateId()), mark.sequence()));
        var waiting = new HashSet<String>();
        parked.get()
                .forEach(event ->
                        waiting.add(key(event.consumer(), event.topic(), event.aggregateId()) + event.sequence()));
        for (var consumer : consumers.entrySet()) {
            for (String topic : consumer.getValue()) {
                for (OnTopic event : topics.getOrDefault(topic, List.of())) {
                    String key = key(consumer.getKey(), topic, event.aggregateId());
                    if (reached.getOrDefault(key, 0L) < event.sequence() && !waiting.contains(key + event.sequence())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static String key(String consumer, String topic, Object aggregate) {
        return consumer + " " + topic + " " + aggregate + " ";
    }
}
