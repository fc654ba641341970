package dev.waystone.local.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on 127.0.0.1 with a virtual thread per request. Safe for use by many threads. */
public final class LoopbackServer implements AutoCloseable {
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else answers wait 40 ms for an acknowledgement
    }

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int CHUNK_BYTES = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LoopbackServer(HttpServer server) {
        this.server = server;
    }

    /** Answers one request; a {@link BadRequest} becomes a 400 problem, any other exception a 500. */
    @FunctionalInterface
    public interface Handler {
        Reply answer(Request request) throws Exception;
    }

    /**
     * Starts to listen.
     *
     * @param port port to listen on; 0 for a free one
     * @throws IOException if the port is taken
     */
    public static LoopbackServer start(int port, Handler handler) throws IOException {
        return start(port, MAX_BODY_BYTES, handler);
    }

    /** The same, with another limit for the body of a request. */
    public static LoopbackServer start(int port, int maxBodyBytes, Handler handler) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
        var started = new LoopbackServer(HttpServer.create(address, 0));
        started.server.setExecutor(started.threads);
        started.server.createContext("/", exchange -> answer(exchange, maxBodyBytes, handler));
        started.server.start();
        return started;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops at once; requests under way are cut. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, int maxBodyBytes, Handler handler) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange, maxBodyBytes, handler);
            switch (reply) {
                case Reply.Document document -> send(exchange, document);
                case Reply.Stream stream -> send(exchange, stream);
                case Reply.Silence silence -> {}
            }
        }
    }

    private static void send(HttpExchange exchange, Reply.Document document) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", document.type());
        exchange.sendResponseHeaders(document.status(), document.body().length);
        exchange.getResponseBody().write(document.body());
    }

    private static void send(HttpExchange exchange, Reply.Stream stream) throws IOException {
        try (InputStream body = stream.body()) {
            exchange.getResponseHeaders().set("Content-Type", stream.type());
            exchange.sendResponseHeaders(stream.status(), stream.bytes() == 0 ? -1 : stream.bytes());
            byte[] chunk = new byte[CHUNK_BYTES];
            long left = stream.bytes();
            while (left > 0) {
                int read = body.readNBytes(chunk, 0, (int) Math.min(chunk.length, left));
                if (read == 0) {
                    throw new EOFException("the body has " + left + " bytes less than it said");
                }
                exchange.getResponseBody().write(chunk, 0, read);
                left -= read;
            }
        }
    }

    private static Reply reply(HttpExchange exchange, int maxBodyBytes, Handler handler) {
        try {
            byte[] body = exchange.getRequestBody().readNBytes(maxBodyBytes + 1);
            if (body.length > maxBodyBytes) {
                return Reply.problem(
                        413, "Content Too Large", "a body may have at most " + maxBodyBytes / 1024 + " KiB");
            }
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            String path = exchange.getRequestURI().getPath();
            return handler.answer(new Request(exchange.getRequestMethod(), path, type == null ? "" : type, body));
        } catch (BadRequest e) {
            return Reply.problem(400, "Bad Request", e.getMessage());
        } catch (Exception e) {
            System.err.println(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " failed: " + e);
            return Reply.problem(500, "Internal Server Error", "the request failed; the log says why");
        }
    }
}
