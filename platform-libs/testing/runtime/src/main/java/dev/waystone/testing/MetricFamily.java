package dev.waystone.testing;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A metric as Prometheus reads it.
 *
 * @param name with its unit; a counter's ends in {@code _total}
 * @param type {@code counter}, {@code gauge}, {@code histogram} or {@code summary}
 * @param labels the names of its labels, without {@code le} and {@code quantile}
 * @param buckets the upper bounds of a histogram's buckets, as they are written
 */
record MetricFamily(String name, String type, SortedSet<String> labels, SortedSet<String> buckets) {

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? [^{}]+");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** What a text in Prometheus' format (version 0.0.4) shows, by name. */
    static TreeMap<String, MetricFamily> read(String text) {
        TreeMap<String, MetricFamily> families = new TreeMap<>();
        text.lines().forEach(line -> {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ");
                families.put(words[2], new MetricFamily(words[2], words[3], new TreeSet<>(), new TreeSet<>()));
            } else if (!line.startsWith("#")) {
                addSample(families, line);
            }
        });
        return families;
    }

    /** The family that a series belongs to: its own name, or the histogram's whose count it is; null if there is none. */
    static MetricFamily of(TreeMap<String, MetricFamily> families, String series) {
        return Stream.of("", "_count", "_sum", "_bucket")
                .filter(series::endsWith)
                .map(suffix -> families.get(series.substring(0, series.length() - suffix.length())))
                .filter(family -> family != null)
                .findFirst()
                .orElse(null);
    }

    /** One line of a contract: name, type, labels. */
    static MetricFamily ofLine(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length < 2) {
            throw new IllegalArgumentException("'" + line + "' has no type; a line is: name type label ...");
        }
        return new MetricFamily(
                words[0],
                words[1],
                Arrays.stream(words).skip(2).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>());
    }

    /** As one line of a contract. */
    String line() {
        return Stream.concat(Stream.of(name, type), labels.stream()).collect(Collectors.joining(" "));
    }

    private static void addSample(TreeMap<String, MetricFamily> families, String line) {
        Matcher sample = SAMPLE.matcher(line);
        MetricFamily family = sample.matches() ? of(families, sample.group(1)) : null;
        if (family == null || sample.group(2) == null) {
            return;
        }
        Matcher label = LABEL.matcher(sample.group(2));
        while (label.find()) {
            switch (label.group(1)) {
                case "le" -> family.buckets().add(label.group(2));
                case "quantile" -> {}
                default -> family.labels().add(label.group(1));
            }
        }
    }
}
