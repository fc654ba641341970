package dev.waystone.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.core.Problem;
import dev.waystone.core.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code GET}, {@code PUT} and {@code DELETE /faults} on a loopback port of its own, which is there only when enabled. */
@Singleton
public class FaultPort {

    private static final Logger LOG = Logger.getLogger(FaultPort.class);
    private static final String HOST = "127.0.0.1";
    private static final int ABOVE_HTTP = 1_000;
    private static final int HIGHEST = 65_535;
    private static final int PATIENCE_SECONDS = 5;

    private final Vertx vertx;
    private final ObjectMapper json;
    private final ActiveFaults active;
    private final FaultsConfig config;
    private final int httpPort;
    private @Nullable HttpServer server;

    FaultPort(
            Vertx vertx,
            ObjectMapper json,
            ActiveFaults active,
            FaultsConfig config,
            @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int httpPort) {
        this.vertx = vertx;
        this.json = json;
        this.active = active;
        this.config = config;
        this.httpPort = httpPort;
    }

    /** The port on 127.0.0.1 that it listens on; 0 if it does not. */
    public int port() {
        var listening = server;
        return listening == null ? 0 : listening.actualPort();
    }

    void open(@Observes StartupEvent start) {
        if (!config.enabled()) {
            return;
        }
        int port = config.port().orElse(httpPort == 0 || httpPort + ABOVE_HTTP > HIGHEST ? 0 : httpPort + ABOVE_HTTP);
        var listening = vertx.createHttpServer(
                        new HttpServerOptions().setHost(HOST).setPort(port))
                .requestHandler(this::serve);
        try {
            server = listening
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "waystone.faults.port: cannot listen on %s:%d; name a free port, or 0".formatted(HOST, port), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.warnf("faults can be asked for at http://%s:%d/faults", HOST, port());
    }

    void close(@Observes ShutdownEvent stop) {
        if (server != null) {
            server.close();
        }
    }

    private void serve(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            try {
                answer(request, 200, handle(request, body.toString()));
            } catch (ProblemException e) {
                answer(request, e.problem().status(), e.problem());
            }
        });
    }

    private Faults handle(HttpServerRequest request, String body) {
        if (!request.path().equals("/faults")) {
            throw new ProblemException(Problem.of(404, "not-found", "Not found", "Only /faults is here."));
        }
        switch (request.method().name()) {
            case "GET" -> {}
            case "PUT" -> become(FaultsReader.read(json, body));
            case "DELETE" -> become(Faults.NONE);
            default ->
                throw new ProblemException(
                        Problem.of(405, "method-not-allowed", "Method not allowed", "GET, PUT and DELETE are."));
        }
        return active.now();
    }

    private void become(Faults faults) {
        active.become(faults);
        LOG.warnf("faults from now on: %s", faults);
    }

    private void answer(HttpServerRequest request, int status, Object body) {
        try {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", status < 400 ? "application/json" : "application/problem+json")
                    .end(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults cannot be written as JSON", e);
        }
    }
}
