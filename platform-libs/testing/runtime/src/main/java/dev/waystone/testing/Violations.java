package dev.waystone.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what is wrong and fails once, as a list. */
final class Violations {

    private final String headline;
    private final List<String> lines = new ArrayList<>();

    Violations(String headline) {
        this.headline = headline;
    }

    void add(String line) {
        lines.add(line);
    }

    void addAll(Collection<String> more) {
        lines.addAll(more);
    }

    boolean none() {
        return lines.isEmpty();
    }

    void failIfAny() {
        if (!lines.isEmpty()) {
            throw new AssertionError(headline + " (" + lines.size() + "):\n  - " + String.join("\n  - ", lines));
        }
    }
}
