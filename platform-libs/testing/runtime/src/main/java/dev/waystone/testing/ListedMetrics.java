package dev.waystone.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text of a {@code metrics.txt}: a line a metric, by name, between lines of comment that stay where they are. */
final class ListedMetrics {

    private final List<String> lines;

    ListedMetrics(String text) {
        lines = text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** The metrics by their names. */
    TreeMap<String, MetricFamily> byName() {
        TreeMap<String, MetricFamily> listed = new TreeMap<>();
        lines.stream()
                .filter(ListedMetrics::isMetric)
                .map(MetricFamily::ofLine)
                .forEach(metric -> listed.put(metric.name(), metric));
        return listed;
    }

    /** The text once it lists exactly these; a new one comes before the first that is behind it by name. */
    String listing(List<MetricFamily> metrics) {
        TreeMap<String, String> fresh = new TreeMap<>();
        TreeMap<String, String> wanted = new TreeMap<>();
        metrics.forEach(metric -> wanted.put(metric.name(), metric.line()));
        fresh.putAll(wanted);
        fresh.keySet().removeAll(byName().keySet());
        List<String> text = new ArrayList<>();
        for (String line : lines) {
            if (!isMetric(line)) {
                text.add(line);
                continue;
            }
            String name = MetricFamily.ofLine(line).name();
            while (!fresh.isEmpty() && fresh.firstKey().compareTo(name) < 0) {
                text.add(fresh.pollFirstEntry().getValue());
            }
            if (wanted.containsKey(name)) {
                text.add(wanted.get(name));
            }
        }
        text.addAll(fresh.values());
        return text.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isMetric(String line) {
        return !line.startsWith("#");
    }
}
