package dev.waystone.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {

    private HttpServer issuer;
    private Tokens tokens;
    private String asked = "";
    private String answer = "{\"access_token\":\"a.b.c\",\"token_type\":\"Bearer\"}";
    private int status = 200;

    @BeforeEach
    void an_issuer() throws Exception {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/token", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length());
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        issuer.start();
        tokens = new Tokens(URI.create("http://127.0.0.1:" + issuer.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void asks_for_tenant_and_roles_and_gives_the_bare_token() {
        assertThat(tokens.issue("demo", "purchase-orders:read", "operator")).isEqualTo("a.b.c");
        assertThat(asked).isEqualTo("tenant=demo&sub=demo-user&ttl=3600&roles=purchase-orders%3Aread+operator");
    }

    @Test
    void asks_for_actor_and_lifetime() {
        tokens.issue("demo", "clerk@demo", Duration.ofSeconds(2), List.of());

        assertThat(asked).isEqualTo("tenant=demo&sub=clerk%40demo&ttl=2&roles=");
    }

    @Test
    void tells_why_the_issuer_refuses() {
        status = 400;
        answer = "unknown role";

        assertThatThrownBy(() -> tokens.issue("demo", "cook"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("refused a token: 400 unknown role");
    }

    @Test
    void tells_that_an_answer_is_no_token() {
        answer = "{}";

        assertThatThrownBy(() -> tokens.issue("demo")).hasMessageContaining("answered no token: {}");
    }
}
