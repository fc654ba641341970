package dev.waystone.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.local.web.LoopbackServer;
import dev.waystone.local.web.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTest {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int firstAnswer = 503;

    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        server = LoopbackServer.start(
                0,
                request -> asked.incrementAndGet() == 1
                        ? Reply.problem(firstAnswer, "No", "not this time")
                        : Reply.json(200, Map.of("well", true)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_servers_error_is_asked_again() {
        assertThat(ask().status()).isEqualTo(200);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_refusal_is_final() {
        firstAnswer = 422;

        assertThat(ask().status()).isEqualTo(422);
        assertThat(asked).hasValue(1);
    }

    private Http.Answer ask() {
        return new Http("token").post(URI.create("http://127.0.0.1:" + server.port() + "/"), Map.of(), Map.of());
    }
}
