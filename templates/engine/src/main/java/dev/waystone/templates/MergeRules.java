package dev.waystone.templates;

import java.util.Set;
import java.util.function.Function;

/**
 * How a merge decides.
 *
 * @param mode who a file belongs to
 * @param takeTheirs managed files whose edits the user gives up
 * @param version the newer template's, for the markers
 */
public record MergeRules(Function<String, Mode> mode, Set<String> takeTheirs, Version version) {
    public MergeRules {
        takeTheirs = Set.copyOf(takeTheirs);
    }
}
