package dev.waystone.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real Unleash server as a part of the stack, with a database of its own; only when it is asked for. */
final class UnleashServer {

    static final String PART = "unleash";

    private static final String DATABASE = "unleash";
    private static final String ACCOUNT = "unleash.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SupervisorOptions options;
    private final Path state;
    private final Ports ports;
    private final Secrets secrets;

    UnleashServer(SupervisorOptions options, Secrets secrets) {
        this.options = options;
        this.state = options.state();
        this.ports = options.ports();
        this.secrets = secrets;
    }

    /** Who may turn flags at the server that the stack of this folder was last started with; empty without one. */
    static Optional<UnleashAccount> account(Path state) {
        Path file = state.resolve(ACCOUNT);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            JsonNode account = JSON.readTree(Files.readString(file));
            return Optional.of(new UnleashAccount(
                    URI.create(account.path("url").asText()),
                    account.path("token").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Part.Definition definition() {
        if (!UnleashPackage.of(options.root()).isInstalled()) {
            throw new LocalProblem("the Unleash server is not installed", "./waystone up --with unleash installs it");
        }
        return new Part.Definition(PART, url(), ports.of(PART), this::launch, () -> Web.ok(url() + "/health"));
    }

    /** Makes its database and says who may turn flags. */
    void prepare(Databases databases) throws SQLException {
        databases.ensure(DATABASE);
        try {
            PrivateFiles.write(
                    state.resolve(ACCOUNT),
                    JSON.createObjectNode()
                            .put("url", url())
                            .put("token", "*:*." + secrets.of("unleash-admin"))
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stack runs without one. */
    static void forget(Path state) {
        try {
            Files.deleteIfExists(state.resolve(ACCOUNT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a service needs to know of it; {@code part} names the instance, which keeps its last state. */
    Map<String, String> settings(String part) {
        return Map.of(
                "waystone.flags.url",
                url() + "/api",
                "waystone.flags.token",
                token(),
                "waystone.flags.state",
                state.resolve("flags").resolve(part).toString(),
                "waystone.flags.refresh",
                "1s");
    }

    private Launch launch() {
        Path program = UnleashPackage.of(options.root()).folder().resolve("server.mjs");
        try (InputStream text = UnleashServer.class.getResourceAsStream("unleash-server.mjs")) {
            Files.copy(text, program, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = Map.ofEntries(
                Map.entry("UNLEASH_PORT", Integer.toString(ports.of(PART))),
                Map.entry("DATABASE_HOST", "127.0.0.1"),
                Map.entry("DATABASE_PORT", Integer.toString(ports.of("postgres"))),
                Map.entry("DATABASE_NAME", DATABASE),
                Map.entry("DATABASE_USERNAME", DATABASE + "_owner"),
                Map.entry("DATABASE_PASSWORD", secrets.of(DATABASE + "_owner")),
                Map.entry("DATABASE_SSL", "false"),
                Map.entry("INIT_ADMIN_API_TOKENS", "*:*." + secrets.of("unleash-admin")),
                Map.entry("INIT_BACKEND_API_TOKENS", token()),
                Map.entry("CHECK_VERSION", "false"),
                Map.entry("SEND_TELEMETRY", "false"),
                Map.entry("LOG_LEVEL", "warn"));
        return new Launch(List.of("node", program.toString()), environment, state, "TERM");
    }

    private String token() {
        return "default:" + UnleashAccount.ENVIRONMENT + "." + secrets.of("unleash-backend");
    }

    private String url() {
        return "http://127.0.0.1:" + ports.of(PART);
    }
}
