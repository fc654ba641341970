package dev.waystone.rest;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Takes exported spans and writes them to a file as they come: protobuf has texts as they are. */
public class SpanReceiver implements QuarkusTestResourceLifecycleManager {

    static final Path FILE = Path.of("target/spans.bin");

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            Files.deleteIfExists(FILE);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                Files.write(
                        FILE,
                        exchange.getRequestBody().readAllBytes(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return Map.of(
                    "quarkus.otel.exporter.otlp.endpoint",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "quarkus.otel.traces.sampler.arg",
                    "1.0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
