package dev.waystone.local.traces;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last traces, at most so many and so many bytes: the oldest goes first, and a trace that alone is too large gets no more
 * spans. In memory only. Thread-safe.
 */
final class Traces {

    static final int MOST_TRACES = 2_000;
    static final long MOST_BYTES = 24L * 1024 * 1024;
    private static final int OVERHEAD = 64; // of a span, beside its bytes

    private final int mostTraces;
    private final long mostBytes;
    private final Map<String, Kept> traces = new LinkedHashMap<>();
    private long bytes;
    private long dropped;

    /** A span as it came. */
    private record Stored(String service, byte[] span) {

        int size() {
            return span.length + OVERHEAD;
        }

        SpanView view() {
            return Otlp.view(service, Otlp.parse(span));
        }
    }

    /** The spans of a trace. */
    private static final class Kept {

        private final List<Stored> spans = new ArrayList<>();
        private long bytes;
    }

    Traces() {
        this(MOST_TRACES, MOST_BYTES);
    }

    Traces(int mostTraces, long mostBytes) {
        this.mostTraces = mostTraces;
        this.mostBytes = mostBytes;
    }

    synchronized void add(String service, Span span) {
        String id = Otlp.hex(span.getTraceId());
        Stored stored = new Stored(service.intern(), span.toByteArray());
        Kept trace = traces.computeIfAbsent(id, key -> new Kept());
        if (trace.bytes + stored.size() > mostBytes) {
            dropped++;
            return;
        }
        trace.spans.add(stored);
        trace.bytes += stored.size();
        bytes += stored.size();
        forget(trace);
    }

    /** The spans of a trace in the order of their start, none if it is not kept. */
    List<SpanView> trace(String id) {
        return spans(id).stream()
                .map(Stored::view)
                .sorted(Comparator.comparing(SpanView::start))
                .toList();
    }

    /** The ids of the traces that have a span with the attribute, the one that came first ahead. */
    List<String> having(String attribute, String value) {
        return ids().stream()
                .filter(id ->
                        spans(id).stream().anyMatch(stored -> Otlp.has(Otlp.parse(stored.span()), attribute, value)))
                .toList();
    }

    synchronized int count() {
        return traces.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    /** How many spans found no room. */
    synchronized long dropped() {
        return dropped;
    }

    private synchronized List<String> ids() {
        return List.copyOf(traces.keySet());
    }

    private synchronized List<Stored> spans(String id) {
        Kept trace = traces.get(id);
        return trace == null ? List.of() : List.copyOf(trace.spans);
    }

    private void forget(Kept newest) {
        Iterator<Kept> oldest = traces.values().iterator();
        while (traces.size() > mostTraces || bytes > mostBytes) {
            Kept next = oldest.next();
            if (next != newest) {
                bytes -= next.bytes;
                oldest.remove();
            }
        }
    }
}
