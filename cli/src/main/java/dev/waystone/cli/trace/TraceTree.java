package dev.waystone.cli.trace;

import dev.waystone.cli.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Spans below what caused them, in the order of their start. A span whose parent is not there is put below the sending of the same
 * event, since a process that was killed may have told its successor of a span that it never ended; else it is a root.
 */
public final class TraceTree {

    private static final String EVENT = "waystone.event.id";

    private final Map<String, TraceSpan> spans = new LinkedHashMap<>();
    private final Map<String, TraceSpan> sent;
    private final Map<String, List<TraceSpan>> children;

    public TraceTree(List<TraceSpan> all) {
        all.stream().sorted(Comparator.comparing(TraceSpan::start)).forEach(span -> spans.put(span.id(), span));
        sent = spans.values().stream()
                .filter(span -> span.isKind("PRODUCER"))
                .collect(Collectors.toMap(span -> span.attribute(EVENT), span -> span, (first, repeated) -> first));
        children = spans.values().stream().collect(Collectors.groupingBy(this::parent));
    }

    /** A span and how deep it lies; 0 for a root. */
    public record Line(int depth, TraceSpan span) {}

    /** The spans as they are read, from the first root on. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        add(lines, "", 0);
        return lines;
    }

    /** The services that told of it. */
    public List<String> services() {
        return spans.values().stream()
                .map(TraceSpan::service)
                .distinct()
                .sorted()
                .toList();
    }

    /** From the first start to the last end. */
    public Duration duration() {
        Instant end = spans.values().stream()
                .map(TraceSpan::end)
                .max(Comparator.naturalOrder())
                .orElse(start());
        return Duration.between(start(), end);
    }

    /** As a table for people. */
    public List<String> table() {
        Table table = new Table("SPAN", "SERVICE", "BEGINS", "TAKES", "");
        List<String> titles = new ArrayList<>();
        titles("", "", titles);
        List<Line> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            TraceSpan span = lines.get(i).span();
            table.row(
                    titles.get(i),
                    span.service(),
                    millis(Duration.between(start(), span.start()).toNanos()),
                    millis(span.nanos()),
                    span.remark());
        }
        return table.lines();
    }

    private void add(List<Line> lines, String parent, int depth) {
        for (TraceSpan child : children.getOrDefault(parent, List.of())) {
            lines.add(new Line(depth, child));
            add(lines, child.id(), depth + 1);
        }
    }

    private void titles(String parent, String indent, List<String> titles) {
        List<TraceSpan> below = children.getOrDefault(parent, List.of());
        for (int i = 0; i < below.size(); i++) {
            boolean last = i == below.size() - 1;
            String branch = parent.isEmpty() ? "" : last ? "└─ " : "├─ ";
            titles.add(indent + branch + below.get(i).title());
            titles(below.get(i).id(), parent.isEmpty() ? "" : indent + (last ? "   " : "│  "), titles);
        }
    }

    private String parent(TraceSpan span) {
        if (spans.containsKey(span.parent())) {
            return span.parent();
        }
        TraceSpan sending = span.isKind("CONSUMER") ? sent.get(span.attribute(EVENT)) : null;
        return sending == null ? "" : sending.id();
    }

    private Instant start() {
        return spans.values().iterator().next().start();
    }

    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
