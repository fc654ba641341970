package dev.waystone.templates;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a user chose for a clone. Immutable.
 *
 * @param noun the clone's aggregate
 * @param consumed the aggregate whose topic it reads; {@code many} names the topic
 * @param events what a consumed event of the golden service is called in the clone's topic; those left out follow the noun
 * @param values texts by the names of the template's values: package, owner, onCall, port
 * @param without features left out
 * @param layout where the clone lives
 */
public record Answers(
        Noun noun,
        Optional<Noun> consumed,
        SortedMap<String, String> events,
        SortedMap<String, String> values,
        SortedSet<String> without,
        Layout layout) {

    /** Where a clone lives. */
    public enum Layout {
        /** In the platform's own repository, below {@code services/}. */
        MONOREPO,
        /** In a repository of its own. */
        STANDALONE
    }

    public Answers {
        events = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(events));
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
        without = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(without));
    }

    /** The answers that give the golden service itself. */
    public static Answers golden(Manifest manifest) {
        return new Answers(
                manifest.nouns().own(),
                manifest.nouns().consumed(),
                new TreeMap<>(),
                manifest.values(),
                new TreeSet<>(),
                Layout.MONOREPO);
    }

    /** One of the values. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }
}
