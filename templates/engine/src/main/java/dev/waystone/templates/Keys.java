package dev.waystone.templates;

import java.util.HashMap;
import java.util.Map;

/** Makes keys unique among siblings: the second {@code arg} is {@code arg#2}. */
final class Keys {
    private final Map<String, Integer> seen = new HashMap<>();

    String unique(String key) {
        int count = seen.merge(key, 1, Integer::sum);
        return count == 1 ? key : key + "#" + count;
    }

    boolean hasRepeated() {
        return seen.values().stream().anyMatch(count -> count > 1);
    }
}
