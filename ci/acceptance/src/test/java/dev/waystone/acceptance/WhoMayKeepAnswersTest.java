package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.waystone.docs.Clones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Walks every endpoint of every service, as its reviewed contract lists them: the catalogue may be kept by the caller's own cache for
 * a while, everything else belongs to someone and is kept by nobody, and so is every refusal. What is one thing has an ETag, and is not
 * sent again to who has it.
 */
@Order(3)
class WhoMayKeepAnswersTest {

    private static final String NOBODY = "private, no-store";
    private static final String CATALOGUE = "private, max-age=5, stale-while-revalidate=30, stale-if-error=300";

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();
    private final UUID item = shop.item("1.00", 10);
    private final UUID order = shop.order(item, 1);
    private final UUID sold = shop.item("2.00", 1);
    /** Nobody orders it, so nothing changes it between an answer and the question whether it still holds. */
    private final UUID kept = shop.item("5.00", 3);

    /** A call of an endpoint that succeeds, and what its answer must say. */
    private record Example(String path, @Nullable Object body, int status, String says) {}

    @Test
    void every_endpoint_says_who_may_keep_its_answer() throws IOException {
        shop.end(order, Duration.ofSeconds(60));
        Map<String, Example> examples = examples();
        var wrong = new ArrayList<String>();
        var walked = new TreeSet<String>();
        for (String service : services()) {
            for (String endpoint : endpoints(service)) {
                walked.add(endpoint);
                Example example = examples.get(endpoint);
                if (example == null) {
                    wrong.add(endpoint + " of " + service + " has no example here: add one");
                } else {
                    call(service, endpoint, example, wrong);
                }
            }
        }
        examples.keySet().stream()
                .filter(endpoint -> !walked.contains(endpoint))
                .forEach(endpoint -> wrong.add(endpoint + " is in no contract: remove its example"));

        assertThat(wrong).isEmpty();
        assertThat(walked).hasSizeGreaterThan(10);
    }

    private void call(String service, String endpoint, Example example, List<String> wrong) throws IOException {
        String method = endpoint.split(" ")[0];
        var answer = method.equals("POST") && service.equals("purchase-orders")
                ? shop.place(0, UUID.randomUUID().toString(), Shop.lines(item, 1))
                : shop.send(service, 0, method, example.path(), example.body());
        check(endpoint, answer, example.status(), example.says(), wrong);
        if (example.says().equals(CATALOGUE) && !answer.header("vary").equals("Authorization, Waystone-Read-Token")) {
            wrong.add(endpoint + " varies by " + answer.header("vary"));
        }
        if (method.equals("GET") && endpoint.endsWith("}")) {
            checkTag(service, endpoint, example, answer.header("etag"), wrong);
        }
        check(endpoint + " of a stranger", shop.sendAsStranger(service, method, example.path()), 401, NOBODY, wrong);
        if (example.path().contains("-")) {
            String missing = example.path().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "nothing");
            var refused = shop.send(service, 0, method, missing, example.body());
            if (refused.status() >= 400) {
                check(endpoint + " of nothing", refused, refused.status(), NOBODY, wrong);
            }
        }
    }

    private void checkTag(String service, String endpoint, Example example, String tag, List<String> wrong)
            throws IOException {
        if (!tag.matches("\"[0-9.]+\"")) {
            wrong.add(endpoint + " has the tag '" + tag + "'");
            return;
        }
        var again = shop.get(service, example.path(), Map.of("If-None-Match", tag));
        check(endpoint + " for who has it", again, 304, example.says(), wrong);
        if (!again.header("etag").equals(tag)) {
            wrong.add(endpoint + " says 304 with the tag '" + again.header("etag") + "'");
        }
    }

    private static void check(String what, Http.Answer answer, int status, String says, List<String> wrong) {
        if (answer.status() != status) {
            wrong.add("%s answered %d, not %d: %s".formatted(what, answer.status(), status, answer.text()));
        }
        if (!answer.header("cache-control").equals(says)) {
            wrong.add("%s says '%s', not '%s'".formatted(what, answer.header("cache-control"), says));
        }
    }

    private Map<String, Example> examples() {
        var newItem = Map.of("sku", "W-" + item, "name", "Thing", "price", euros("3.00"));
        var examples = new HashMap<String, Example>();
        examples.put("GET /catalog-items", new Example("/catalog-items", null, 200, CATALOGUE));
        examples.put("GET /catalog-items/{id}", new Example("/catalog-items/" + item, null, 200, CATALOGUE));
        examples.put("GET /catalog-items/batch", new Example("/catalog-items/batch?ids=" + item, null, 200, CATALOGUE));
        examples.put("POST /catalog-items", new Example("/catalog-items", newItem, 201, NOBODY));
        examples.put(
                "PUT /catalog-items/{id}/price",
                new Example("/catalog-items/" + item + "/price", Map.of("price", euros("4.00")), 200, NOBODY));
        examples.put("DELETE /catalog-items/{id}", new Example("/catalog-items/" + sold, null, 204, NOBODY));
        examples.put("GET /purchase-orders", new Example("/purchase-orders", null, 200, NOBODY));
        examples.put("GET /purchase-orders/{id}", new Example("/purchase-orders/" + order, null, 200, NOBODY));
        examples.put("POST /purchase-orders", new Example("/purchase-orders", null, 202, NOBODY));
        examples.put("GET /stock-items/{catalogItemId}", new Example("/stock-items/" + kept, null, 200, NOBODY));
        examples.put(
                "PUT /stock-items/{catalogItemId}",
                new Example("/stock-items/" + sold, Map.of("onHand", 1), 200, NOBODY));
        examples.put("GET /card-payments/{purchaseOrderId}", new Example("/card-payments/" + order, null, 200, NOBODY));
        return examples;
    }

    private List<String> services() throws IOException {
        try (var folders = Files.list(platform.root().resolve("services"))) {
            return folders.filter(folder -> Files.exists(contract(folder)) && !Clones.have(folder))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Such as {@code GET /catalog-items/{id}}. */
    private List<String> endpoints(String service) throws IOException {
        JsonNode paths = new ObjectMapper(new YAMLFactory())
                .readTree(contract(platform.root().resolve("services").resolve(service))
                        .toFile())
                .get("paths");
        var endpoints = new ArrayList<String>();
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (List.of("get", "put", "post", "delete", "patch").contains(method)) {
                        endpoints.add(method.toUpperCase() + " " + path.getKey());
                    }
                }));
        return endpoints;
    }

    private static Path contract(Path service) {
        return service.resolve("api/openapi.yaml");
    }

    private static Map<String, String> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }
}
