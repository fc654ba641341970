package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Holds the reviewed {@code api/openapi.yaml} (OpenAPI 3.1) equal to what the running service says of itself at
 * {@code /q/openapi}. Key order, comments and {@code servers} do not count. A difference fails with a line for each
 * place; {@code -Dwaystone.contracts=update} rewrites the file instead.
 *
 * <pre>{@code
 * @QuarkusTest
 * class CatalogItemApiTest {
 *     @Test
 *     void answers_as_the_reviewed_contract_says() {
 *         OpenApiContract.ofRunningService().check();
 *     }
 * }
 * }</pre>
 */
public final class OpenApiContract {

    private final URI document;
    private final Path reviewed;
    private final boolean update;

    OpenApiContract(URI document, Path reviewed, boolean update) {
        this.document = document;
        this.reviewed = reviewed;
        this.update = update;
    }

    /** The contract of the service that this {@code @QuarkusTest} runs, in {@code api/openapi.yaml} of its module. */
    public static OpenApiContract ofRunningService() {
        String base = ConfigProvider.getConfig().getValue("test.url", String.class);
        return at(URI.create(base.endsWith("/") ? base : base + "/").resolve("q/openapi"));
    }

    /** The contract in {@code api/openapi.yaml} of this module, compared with the document at an address. */
    public static OpenApiContract at(URI document) {
        return new OpenApiContract(
                document, ModuleFolder.current().file("api/openapi.yaml"), ModuleFolder.mayUpdateContracts());
    }

    /**
     * Compares, or rewrites the reviewed file when updating.
     *
     * @throws AssertionError naming every place where the two differ, or that the reviewed file is missing
     */
    public void check() {
        JsonNode running = withoutServers(Documents.parseYaml(fetch(), document.toString()));
        boolean exists = Files.exists(reviewed);
        if (exists && running.equals(withoutServers(Documents.readYaml(reviewed)))) {
            return;
        }
        if (update) {
            ModuleFolder.write(reviewed, Documents.yaml(running));
            return;
        }
        Violations violations = new Violations(
                "api/openapi.yaml differs from the running service; review it with -Dwaystone.contracts=update");
        if (exists) {
            JsonNode written = withoutServers(Documents.readYaml(reviewed));
            violations.addAll(TreeDiff.between("the reviewed file", written, "the running service", running));
        } else {
            violations.add(reviewed.getFileName() + " does not exist");
        }
        violations.failIfAny();
    }

    private static JsonNode withoutServers(JsonNode api) {
        if (api instanceof ObjectNode object) {
            object.remove("servers");
        }
        return api;
    }

    private String fetch() {
        HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(document).header("Accept", "application/yaml"));
        if (answer.statusCode() != 200) {
            throw new AssertionError(document + " answered " + answer.statusCode()
                    + "; is quarkus-smallrye-openapi a dependency of the service?");
        }
        return answer.body();
    }
}
