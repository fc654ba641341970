package dev.waystone.templates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The lines of a text in their order, without blanks around them, and without those that are blank. */
record Lines(List<String> inOrder, Map<String, Integer> counts) {

    /** Of no file, none. */
    static Lines of(Optional<TreeFile> file) {
        List<String> lines = file.map(TreeFile::text)
                .orElse("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        Map<String, Integer> counts = new HashMap<>();
        lines.forEach(line -> counts.merge(line, 1, Integer::sum));
        return new Lines(lines, counts);
    }

    static Set<String> all(Lines... texts) {
        Set<String> all = new TreeSet<>();
        for (Lines lines : texts) {
            all.addAll(lines.inOrder());
        }
        return all;
    }

    int count(String line) {
        return counts.getOrDefault(line, 0);
    }

    /** Those that stand once in both, in the order that they have here. */
    List<String> alsoIn(Lines other) {
        return inOrder.stream()
                .filter(line -> count(line) == 1 && other.count(line) == 1)
                .toList();
    }
}
