package dev.waystone.flags;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TogglesTest {

    private static final DeclaredFlags DECLARED = new DeclaredFlags(Map.of("shop.sale", true));

    @TempDir
    Path folder;

    @Test
    void a_file_has_been_read_before_the_first_question() throws IOException {
        try (Toggles toggles = file(state(false))) {
            assertThat(isOn(toggles)).isFalse();
        }
    }

    @Test
    void a_file_that_is_missing_or_broken_leaves_the_last_state_or_the_default() throws IOException {
        Path file = folder.resolve("flags.json");
        try (Toggles toggles = Toggles.of(new Source.LocalFile(file), "shop", DECLARED)) {
            assertThat(isOn(toggles)).isTrue();

            Files.writeString(file, state(false));
            eventually(() -> assertThat(isOn(toggles)).isFalse());
            for (String broken : new String[] {"{\"features\": [", "", "[]", "{\"features\": [{}]}", "null"}) {
                Files.writeString(file, broken);
                pauseForTwoReads();
                assertThat(isOn(toggles)).as("after the text %s", broken).isFalse();
            }

            Files.writeString(file, state(true));
            eventually(() -> assertThat(isOn(toggles)).isTrue());
        }
    }

    @Test
    void a_server_is_asked_with_the_token_and_its_state_counts() throws IOException {
        try (FlagServer server = new FlagServer(0);
                Toggles toggles = server(server.api())) {
            server.answer(200, state(false));

            eventually(() -> assertThat(isOn(toggles)).isFalse());
            assertThat(server.asked()).contains("/api/client/features secret", "/api/client/register secret");
        }
    }

    @Test
    void a_server_that_is_away_at_the_start_leaves_the_last_state() throws IOException {
        int port;
        try (FlagServer server = new FlagServer(0);
                Toggles toggles = server(server.api())) {
            port = server.port();
            server.answer(200, state(false));
            eventually(() -> assertThat(folder.resolve("flags.json")).exists());
            eventually(() -> assertThat(isOn(toggles)).isFalse());
        }
        long began = System.nanoTime();
        try (Toggles toggles = server(URI.create("http://127.0.0.1:" + port + "/api"))) {
            assertThat(isOn(toggles)).isFalse();
            assertThat(System.nanoTime() - began)
                    .isLessThan(Duration.ofSeconds(1).toNanos());

            try (FlagServer back = new FlagServer(port)) {
                back.answer(200, state(true));
                eventually(() -> assertThat(isOn(toggles)).isTrue());
            }
            pauseForTwoReads();
            assertThat(isOn(toggles)).isTrue();
        }
    }

    @Test
    void a_server_that_takes_calls_and_never_answers_holds_up_no_start_and_no_question() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long began = System.nanoTime();
            try (Toggles toggles = server(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/api"))) {
                assertThat(isOn(toggles)).isTrue();
                assertThat(System.nanoTime() - began)
                        .isLessThan(Duration.ofSeconds(1).toNanos());
            }
        }
    }

    @Test
    void answers_that_are_none_do_not_end_the_polling() throws IOException {
        try (FlagServer server = new FlagServer(0)) {
            server.answer(200, "<html>Please log in</html>");
            try (Toggles toggles = server(server.api())) {
                eventually(() -> assertThat(server.asked().size()).isGreaterThan(4));
                assertThat(isOn(toggles)).isTrue();
                server.answer(500, "");
                pauseForTwoReads();

                server.answer(200, state(false));
                eventually(() -> assertThat(isOn(toggles)).isFalse());
            }
        }
    }

    @Test
    void without_a_source_defaults_hold() {
        try (Toggles toggles = Toggles.of(new Source.Defaults(), "shop", DECLARED)) {
            assertThat(isOn(toggles)).isTrue();
            assertThat(toggles.variant("shop.sale", Optional.empty())).isEqualTo(FlagVariant.none());
        }
    }

    private Toggles file(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("file.json"), text);
        return Toggles.of(new Source.LocalFile(file), "shop", DECLARED);
    }

    private Toggles server(URI url) {
        var source =
                new Source.Server(url, Optional.of("secret"), folder, Duration.ofSeconds(1), Duration.ofMillis(500));
        return Toggles.of(source, "shop", DECLARED);
    }

    private static boolean isOn(Toggles toggles) {
        return toggles.isOn("shop.sale", true, Optional.empty());
    }

    private static String state(boolean on) {
        return """
                {"version": 2, "features": [{"name": "shop.sale", "enabled": %s, "strategies": []}]}""".formatted(on);
    }

    private static void pauseForTwoReads() {
        java.util.concurrent.locks.LockSupport.parkNanos(
                Duration.ofMillis(2_200).toNanos());
    }
}
