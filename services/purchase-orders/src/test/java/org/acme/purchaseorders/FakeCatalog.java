package org.acme.purchaseorders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A catalogue that answers what a test told it to, on a loopback port. Tests steer it through {@link Catalog}, over
 * HTTP, since they are loaded by another class loader than this.
 */
public class FakeCatalog implements QuarkusTestResourceLifecycleManager {

    /** More than in earnest: a cold test on a busy machine must not take the catalogue for dead. */
    private static final String PATIENCE = "4s";

    private final Map<String, String> items = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile String mood = "OK";
    private volatile String lastToken = "";
    private volatile HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/catalog-items/batch", this::batch);
        server.createContext("/steer/item/", exchange -> {
            items.put(last(exchange), body(exchange));
            answer(exchange, 200, "{}");
        });
        server.createContext("/steer/mood/", exchange -> {
            mood = last(exchange);
            answer(exchange, 200, "{}");
        });
        server.createContext("/steer/last-token", exchange -> answer(exchange, 200, lastToken));
        server.createContext("/steer/calls", exchange -> answer(exchange, 200, calls.toString()));
        server.start();
        return Map.of(
                "quarkus.rest-client.catalog-items.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "waystone.resilience.catalog-items.timeout",
                PATIENCE);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void batch(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        lastToken = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        switch (mood) {
            case "OK" -> answer(exchange, 200, found(exchange.getRequestURI().getQuery()));
            case "ERROR" -> answer(exchange, 500, "{}");
            case "REFUSE" -> answer(exchange, 403, "{}");
            case "GARBAGE" -> answer(exchange, 200, "{\"items\":[{\"id\":");
            case "HOLES" -> answer(exchange, 200, "{\"items\":[{\"id\":null,\"version\":1}]}");
            case "NOTHING" -> answer(exchange, 200, "{}");
            case "DROP" -> exchange.close();
            case "STALL" -> stall(exchange);
            default -> throw new IllegalArgumentException(mood);
        }
    }

    private String found(String query) {
        return Arrays.stream(query.substring("ids=".length()).split(","))
                .map(items::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(",", "{\"items\":[", "],\"more\":\"unknown fields are no harm\"}"));
    }

    private void stall(HttpExchange exchange) throws IOException {
        try {
            Thread.sleep(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answer(exchange, 200, found(exchange.getRequestURI().getQuery()));
    }

    private static String last(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
