package dev.waystone.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptor.Flag;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns flags at an Unleash server, through its admin API. Thread safe.
 *
 * @param url the server's address, without a path
 * @param token an admin token
 */
public record UnleashAccount(URI url, String token) implements FlagStates {

    /** The environment that services on this machine ask for. */
    public static final String ENVIRONMENT = "development";

    private static final String FEATURES = "/api/admin/projects/default/features";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** That of the server that the stack of this state folder was last started with; empty without one. */
    public static Optional<UnleashAccount> of(Path state) {
        return UnleashServer.account(state);
    }

    @Override
    public void declare(Collection<Descriptor> services) {
        Map<String, Boolean> known = states();
        services.stream()
                .flatMap(service -> service.flags().stream())
                .filter(flag -> !known.containsKey(flag.name()))
                .forEach(this::create);
    }

    @Override
    public Map<String, Boolean> states() {
        var states = new LinkedHashMap<String, Boolean>();
        for (JsonNode feature : ask("GET", FEATURES, null).path("features")) {
            for (JsonNode environment : feature.path("environments")) {
                if (environment.path("name").asText().equals(ENVIRONMENT)) {
                    states.put(
                            feature.path("name").asText(),
                            environment.path("enabled").asBoolean());
                }
            }
        }
        return states;
    }

    @Override
    public void turn(String name, boolean on) {
        ask("POST", in(name) + (on ? "/on" : "/off"), null);
    }

    /**
     * Says for whom a flag is on, in place of what was said before.
     *
     * @param strategy a strategy of Unleash's admin API, as JSON
     */
    public void strategy(String name, String strategy) {
        JsonNode before = ask("GET", in(name) + "/strategies", null);
        ask("POST", in(name) + "/strategies", strategy); // first: a flag that loses its last one is turned off
        before.forEach(
                one -> ask("DELETE", in(name) + "/strategies/" + one.path("id").asText(), null));
    }

    private void create(Flag flag) {
        ObjectNode feature =
                JSON.createObjectNode().put("name", flag.name()).put("type", FlagsFile.TYPES.get(flag.kind()));
        ask("POST", FEATURES, feature.toString());
        ask("POST", in(flag.name()) + "/strategies", "{\"name\": \"default\"}");
        turn(flag.name(), flag.byDefault());
    }

    private static String in(String flag) {
        return FEATURES + "/" + flag + "/environments/" + ENVIRONMENT;
    }

    private JsonNode ask(String method, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new LocalProblem(
                        "Unleash refuses " + method + " " + path + " with " + answer.statusCode() + " " + answer.body(),
                        "see ./waystone logs unleash");
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new LocalProblem(
                    "Unleash at " + url + " does not answer (" + e + ")", "./waystone up --with unleash starts it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalProblem("interrupted", "try again");
        }
    }
}
