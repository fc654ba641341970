package dev.waystone.cache;

import java.util.Optional;
import java.util.UUID;

/** What one instance tells the others: an aggregate of a cache has this version now. */
record Change(String cache, Key key, long version) {

    private static final int PARTS = 4;

    String text() {
        return cache + "\n" + key.id() + "\n" + version + "\n" + key.tenant();
    }

    /** The change, empty if another release says it in another way. */
    static Optional<Change> of(String text) {
        String[] parts = text.split("\n", PARTS);
        try {
            return parts.length < PARTS
                    ? Optional.empty()
                    : Optional.of(new Change(
                            parts[0], new Key(parts[3], UUID.fromString(parts[1])), Long.parseLong(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
