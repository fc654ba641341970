package dev.waystone.flags;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers as an Unleash server does, or as a broken one. */
final class FlagServer implements AutoCloseable {

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String answer = "{\"features\": []}";
    private volatile int status = 200;

    FlagServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/", exchange -> {
            asked.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + port() + "/api");
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Path and token of each request. */
    List<String> asked() {
        return asked;
    }

    void answer(int status, String answer) {
        this.answer = answer;
        this.status = status;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
