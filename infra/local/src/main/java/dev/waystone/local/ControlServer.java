package dev.waystone.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waystone.render.Descriptors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets other processes of the same user speak with a supervisor: one JSON object a line over loopback TCP, each with the secret of
 * {@code control.json}. A connection that leased the stack holds it until it closes.
 */
final class ControlServer implements AutoCloseable {

    static final String FILE = "control.json";
    static final ObjectMapper JSON = new ObjectMapper();

    private final Supervisor supervisor;
    private final Path file;
    private final Runnable onStop;
    private final ServerSocket socket;
    private final String secret;
    private final AtomicInteger leases = new AtomicInteger();
    private volatile long idleSince = System.nanoTime();

    ControlServer(Supervisor supervisor, Path state, Runnable onStop) {
        this.supervisor = supervisor;
        this.file = state.resolve(FILE);
        this.onStop = onStop;
        this.secret = new Secrets(state).of("control");
        try {
            this.socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what a killed supervisor left; somebody else may listen on its port by now. */
    static void forget(Path state) {
        try {
            Files.deleteIfExists(state.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to answer. */
    void open() {
        ObjectNode where = JSON.createObjectNode()
                .put("port", socket.getLocalPort())
                .put("pid", ProcessHandle.current().pid())
                .put("secret", secret);
        try {
            PrivateFiles.write(file, where.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        idleSince = System.nanoTime();
        Thread.ofPlatform().name("control").daemon(true).start(this::accept);
    }

    /** How long nobody has leased the stack; zero while somebody does. */
    Duration idle() {
        return leases.get() > 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - idleSince);
    }

    @Override
    public void close() {
        try (socket) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket caller) {
        boolean leased = false;
        try (caller;
                var lines =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode request = JSON.readTree(line);
                if (!secret.equals(request.path("secret").asText())) {
                    return;
                }
                if (!leased && request.path("verb").asText().equals("lease")) {
                    leases.incrementAndGet();
                    leased = true;
                }
                String answer = answer(request);
                if (leased && socket.isClosed()) {
                    return; // parts are ending: whoever wants a lease starts the next stack
                }
                caller.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
                if (request.path("verb").asText().equals("stop")) {
                    onStop.run();
                }
            }
        } catch (IOException e) {
            return; // the caller is gone
        } finally {
            if (leased && leases.decrementAndGet() == 0) {
                idleSince = System.nanoTime();
            }
        }
    }

    private String answer(JsonNode request) {
        ObjectNode answer = JSON.createObjectNode();
        try {
            switch (request.path("verb").asText()) {
                case "lease" -> {
                    var service =
                            Descriptors.read(Path.of(request.path("descriptor").asText()));
                    boolean fresh = request.path("fresh").asBoolean();
                    answer.set("settings", JSON.valueToTree(supervisor.provide(service, fresh)));
                }
                case "status" -> answer.set("parts", JSON.valueToTree(supervisor.status()));
                case "fault" ->
                    supervisor.fault(
                            request.path("part").asText(),
                            FaultAction.of(request.path("action").asText()));
                case "log" ->
                    answer.put(
                            "log", supervisor.log(request.path("part").asText()).toString());
                case "stop" -> answer.put("pid", ProcessHandle.current().pid());
                default ->
                    throw new LocalProblem(
                            "no verb " + request.path("verb"), "allowed: lease, status, fault, log, stop");
            }
        } catch (LocalProblem e) {
            answer.put("problem", e.getMessage()).put("whatToDo", e.whatToDo());
        } catch (RuntimeException e) {
            answer.put("problem", String.valueOf(e.getMessage())).put("whatToDo", "see the supervisor's log");
        }
        return answer.toString();
    }
}
