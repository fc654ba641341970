package dev.waystone.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mailbox that has taken so many mails that their register does not fit into its memory. */
class LongRegisterTest {

    private static final String HEAP = "-Xmx24m";
    private static final String LINE = "{\"number\":1,\"subject\":\"" + "x".repeat(170) + "\"}\n";
    private static final int LINES_A_FILE = 40_000;

    @TempDir
    private Path state;

    private Process process;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(state.resolve("mailbox.properties"), "smtp=0\nimap=0\nuser=waystone\npassword=secret\n");
        Files.writeString(state.resolve("register.old.jsonl"), LINE.repeat(LINES_A_FILE));
        Files.writeString(state.resolve("register.jsonl"), LINE.repeat(LINES_A_FILE));
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:+PerfDisableSharedMem",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Mailbox.class.getName(),
                        "--port",
                        "0",
                        "--state",
                        state.toString())
                .redirectError(state.resolve("errors.log").toFile())
                .start();
    }

    @AfterEach
    void end() {
        process.destroy();
    }

    @Test
    void tells_all_of_it_to_several_at_once() throws Exception {
        String listening = process.inputReader().readLine();
        assertThat(listening).startsWith("listening on http");
        URI register = URI.create(listening.substring("listening on ".length()) + "/register");
        try (var http = HttpClient.newHttpClient()) {
            var asked = HttpRequest.newBuilder(register)
                    .timeout(Duration.ofSeconds(30))
                    .build();
            var answers = List.of(
                    http.sendAsync(asked, BodyHandlers.ofLines()), http.sendAsync(asked, BodyHandlers.ofLines()));
            for (var answer : answers) {
                assertThat(answer.get().body().count()).isEqualTo(2L * LINES_A_FILE);
            }
        }
    }
}
