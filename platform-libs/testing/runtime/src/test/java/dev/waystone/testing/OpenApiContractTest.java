package dev.waystone.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiContractTest {

    private static final String RUNNING = """
        openapi: 3.1.0
        info:
          title: orders API
          version: "1.0"
        servers:
        - url: http://localhost:4711
        paths:
          /orders:
            post:
              responses:
                "202":
                  description: Accepted
        """;

    @TempDir
    Path folder;

    private HttpServer service;

    @BeforeEach
    void a_running_service() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/q/openapi", exchange -> {
            byte[] body = RUNNING.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void writes_the_file_when_updating_and_then_holds_it_equal() throws Exception {
        contract("/q/openapi", true).check();

        assertThatCode(() -> contract("/q/openapi", false).check()).doesNotThrowAnyException();
        assertThat(Files.readString(reviewed()))
                .contains("/orders:")
                .contains("\"202\":")
                .doesNotContain("servers");
    }

    @Test
    void keeps_comments_and_the_order_of_a_reviewed_file_that_is_equal() {
        String commented =
                "# reviewed by ordering\npaths:\n  /orders: {post: {responses: {'202': {description: Accepted}}}}\n"
                        + "info: {version: '1.0', title: orders API}\nopenapi: 3.1.0\n";
        ModuleFolder.write(reviewed(), commented);

        contract("/q/openapi", true).check();

        assertThat(reviewed()).hasContent(commented);
    }

    @Test
    void refuses_each_difference_with_its_place() throws Exception {
        ModuleFolder.write(reviewed(), RUNNING.replace("Accepted", "Taken").replace("/orders", "/parcels"));

        assertThatThrownBy(() -> contract("/q/openapi", false).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "paths > /parcels: only in the reviewed file", "paths > /orders: only in the running service");

        ModuleFolder.write(reviewed(), RUNNING.replace("Accepted", "Taken"));

        assertThatThrownBy(() -> contract("/q/openapi", false).check())
                .hasMessageContaining("paths > /orders > post > responses > 202 > description: "
                        + "the reviewed file says \"Taken\", the running service says \"Accepted\"");
    }

    @Test
    void refuses_a_missing_file_and_a_service_without_a_document() {
        assertThatThrownBy(() -> contract("/q/openapi", false).check())
                .hasMessageContaining("openapi.yaml does not exist");
        assertThatThrownBy(() -> contract("/q/nothing", false).check()).hasMessageContaining("answered 404");
    }

    private Path reviewed() {
        return folder.resolve("api/openapi.yaml");
    }

    private OpenApiContract contract(String path, boolean update) {
        URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + path);
        return new OpenApiContract(address, reviewed(), update);
    }
}
