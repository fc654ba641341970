package dev.waystone.local.traces;

import dev.waystone.local.web.Arguments;
import dev.waystone.local.web.LoopbackServer;
import dev.waystone.local.web.Reply;
import dev.waystone.local.web.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Takes spans ({@code POST /v1/traces}: OTLP in protobuf, uncompressed, at most 8 MiB) and shows them: {@code GET /traces/<id>}, {@code
 * GET /traces/by/<attribute>/<value>}, {@code GET /health}. It keeps the last 2,000 traces, at most 24 MiB of spans, in memory
 * alone, and trusts whoever reaches it, so it listens on 127.0.0.1. Thread-safe.
 */
public final class TraceReceiver implements AutoCloseable {

    private static final int MOST_BODY_BYTES = 8 * 1024 * 1024;

    private final Traces traces = new Traces();
    private final LoopbackServer server;

    private TraceReceiver(int port) throws IOException {
        this.server = LoopbackServer.start(port, MOST_BODY_BYTES, this::answer);
    }

    /** Runs until the process ends: {@code --port <n> --state <folder>}; the folder is not used. */
    public static void main(String... arguments) {
        try {
            Arguments given = Arguments.of("traces", arguments);
            System.out.println(
                    "listening on http://127.0.0.1:" + start(given.port()).port());
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("traces: cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Starts to receive.
     *
     * @param port port on 127.0.0.1; 0 for a free one
     * @throws IOException if the port is taken
     */
    public static TraceReceiver start(int port) throws IOException {
        return new TraceReceiver(port);
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        List<String> path = request.segments();
        if (request.line().equals("POST /v1/traces")) {
            Otlp.read(request.body(), traces::add);
            return new Reply.Document(200, "application/x-protobuf", new byte[0]);
        }
        if (request.line().equals("GET /health")) {
            return Reply.json(
                    200,
                    Map.of(
                            "status", "UP",
                            "traces", traces.count(),
                            "bytes", traces.bytes(),
                            "droppedSpans", traces.dropped()));
        }
        if (request.method().equals("GET") && path.getFirst().equals("traces")) {
            return switch (path.size()) {
                case 2 -> trace(path.get(1));
                case 4 -> path.get(1).equals("by") ? having(path.get(2), path.get(3)) : Reply.notFound(request);
                default -> Reply.notFound(request);
            };
        }
        return Reply.notFound(request);
    }

    private Reply trace(String id) {
        List<SpanView> spans = traces.trace(id);
        return spans.isEmpty()
                ? Reply.problem(404, "Not Found", "no trace " + id + " is kept; the last 2,000 are")
                : Reply.json(200, Map.of("traceId", id, "spans", spans));
    }

    private Reply having(String attribute, String value) {
        return Reply.json(200, Map.of("traceIds", traces.having(attribute, value)));
    }
}
