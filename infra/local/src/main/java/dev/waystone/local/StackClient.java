package dev.waystone.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Speaks with the supervisor of a stack from another process. For one thread. */
public final class StackClient implements AutoCloseable {

    /** The name of the stack that tests lease. */
    public static final String TEST = "test";

    /** The name of the stack that dev mode leases; tests neither read its topics nor empty its databases. */
    public static final String DEV = "dev";

    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 60_000;
    private static final int ATTEMPTS = 3;

    private final Socket socket;
    private final BufferedReader answers;
    private final String secret;
    private final long pid;

    private StackClient(JsonNode where) throws IOException {
        this.secret = where.path("secret").asText();
        this.pid = where.path("pid").asLong();
        this.socket = new Socket();
        socket.connect(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), where.path("port").asInt()),
                CONNECT_MILLIS);
        socket.setSoTimeout(ANSWER_MILLIS);
        this.answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The running stack of this name, empty when none runs. */
    public static Optional<StackClient> find(Path root, String name) {
        Path file = SupervisorOptions.state(root, name).resolve(ControlServer.FILE);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            JsonNode where = ControlServer.JSON.readTree(Files.readString(file));
            boolean runs = ProcessHandle.of(where.path("pid").asLong()).isPresent();
            return runs ? Optional.of(new StackClient(where)) : Optional.empty(); // a killed one leaves its file
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Leases a stack for the service described by {@code descriptor}, starting it if none of its name runs. The lease lasts until
     * {@link #close()} or the end of this process; the stack ends a minute after its last lease.
     *
     * @param stack {@link #TEST} or {@link #DEV}
     * @param fresh whether the service's database is made anew
     * @throws LocalProblem if the stack cannot be had
     */
    public static Lease lease(Path root, String stack, Path descriptor, boolean fresh) {
        for (int attempt = 1; ; attempt++) {
            StackClient client = LeasedStack.join(root, stack);
            try {
                return new Lease(client, client.lease(descriptor, fresh));
            } catch (HungUp e) { // it was about to end, unused for a minute; the next one is this caller's own
                client.close();
                if (attempt == ATTEMPTS) {
                    throw e.problem();
                }
            } catch (RuntimeException e) {
                client.close();
                throw e;
            }
        }
    }

    /** Process of the supervisor. */
    public long pid() {
        return pid;
    }

    /** Every part of the stack. */
    public List<PartStatus> status() {
        return ControlServer.JSON.convertValue(ask("status", Map.of()).path("parts"), new TypeReference<>() {});
    }

    /** Does something to a part. */
    public void fault(String part, FaultAction action) {
        ask("fault", Map.of("part", part, "action", action.word()));
    }

    /** What a part prints. */
    public Path log(String part) {
        return Path.of(ask("log", Map.of("part", part)).path("log").asText());
    }

    /** Asks the supervisor to end; it does so in its own time. */
    public void stop() {
        ask("stop", Map.of());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new LocalProblem("the lease cannot be given back (" + e.getMessage() + ")", "nothing is to be done");
        }
    }

    Map<String, String> lease(Path descriptor, boolean fresh) throws HungUp {
        JsonNode answer = exchange(
                "lease", Map.of("descriptor", descriptor.toAbsolutePath().toString(), "fresh", fresh));
        return ControlServer.JSON.convertValue(answer.path("settings"), new TypeReference<>() {});
    }

    private JsonNode ask(String verb, Map<String, Object> more) {
        try {
            return exchange(verb, more);
        } catch (HungUp e) {
            throw e.problem();
        }
    }

    private JsonNode exchange(String verb, Map<String, Object> more) throws HungUp {
        ObjectNode request = ControlServer.JSON.valueToTree(more);
        request.put("secret", secret).put("verb", verb);
        try {
            socket.getOutputStream().write((request + "\n").getBytes(StandardCharsets.UTF_8));
            String line = answers.readLine();
            if (line == null) {
                throw new HungUp("it ended");
            }
            JsonNode answer = ControlServer.JSON.readTree(line);
            if (answer.has("problem")) {
                throw new LocalProblem(
                        answer.path("problem").asText(), answer.path("whatToDo").asText());
            }
            return answer;
        } catch (SocketException e) {
            throw new HungUp(e.getMessage());
        } catch (IOException e) {
            throw silent(e.getMessage());
        }
    }

    private static LocalProblem silent(String reason) {
        return new LocalProblem("the stack's supervisor does not answer (" + reason + ")", "try again");
    }

    /** The supervisor ended while it was spoken to. */
    private static final class HungUp extends Exception {

        private static final long serialVersionUID = 1L;

        HungUp(String reason) {
            super(reason);
        }

        LocalProblem problem() {
            return silent(getMessage());
        }
    }
}
