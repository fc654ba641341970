package dev.waystone.cli.clones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.waystone.cli.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the machine's own git, against servers of this machine. */
@Timeout(60)
class GitTest {
    @TempDir
    Path folder;

    @Test
    void one_that_hangs_with_a_child_that_keeps_its_output_open_ends_in_time() {
        Git git = new Git(folder).within(Duration.ofSeconds(1));
        long before = sleeping();

        assertThatThrownBy(() -> git.run("-c", "alias.hang=!sleep 987", "hang"))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "git -c alias.hang=!sleep 987 hang does not end in " + folder + " within 1 s; try it yourself");

        assertThat(sleeping()).isEqualTo(before).isZero();
    }

    @Test
    void what_it_left_running_does_not_hold_the_answer_up_for_ever() {
        Git git = new Git(folder).within(Duration.ofSeconds(1));

        assertThatThrownBy(() -> git.run("-c", "alias.leave=!sleep 3 & echo left", "leave"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("does not end");
    }

    @Test
    void a_server_that_never_answers_ends_in_time() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Git git = new Git(folder).far().within(Duration.ofSeconds(2));

            assertThatThrownBy(() -> git.run("clone", url(silent.getLocalPort()), "copy"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("does not end");
            assertThat(folder.resolve("copy")).doesNotExist();
        }
    }

    @Test
    void a_server_that_asks_for_a_password_is_refused_at_once() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"a\"");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = url(server.getAddress().getPort());

            Path dialog = dialog();
            String asks = "core.askPass=" + dialog;

            assertThatThrownBy(() ->
                            new Git(folder).far().run("-c", "credential.helper=", "-c", asks, "clone", url, "copy"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("terminal prompts disabled")
                    .hasMessageNotContaining("\n");
            assertThat(folder.resolve("asked")).doesNotExist();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void no_program_that_asks_for_a_password_is_passed_on() {
        String asks = new Git(folder)
                .run("-c", "alias.asks=!echo \"[$GIT_ASKPASS][$SSH_ASKPASS][$SSH_ASKPASS_REQUIRE]\"", "asks")
                .text();

        assertThat(asks).isEqualTo("[][][never]");
    }

    @Test
    void ssh_is_the_users_own_and_asks_for_nothing() {
        String quiet = " -o BatchMode=yes -o ConnectTimeout=30";
        assertThat(Ssh.of("ssh")).isEqualTo(Map.of("GIT_SSH_COMMAND", "ssh" + quiet));
        assertThat(Ssh.of("/usr/bin/ssh -i a.key ")).containsValue("/usr/bin/ssh -i a.key" + quiet);
        assertThat(Ssh.of("plink -batch")).isEmpty();

        Git git = new Git(folder);
        git.run("init", "--quiet");
        git.run("config", "core.sshCommand", "ssh -p 7");
        assertThat(new Ssh(git).environment()).containsValue("ssh -p 7" + quiet);
    }

    /** A program that asks a person for a password, as desktops set one. */
    private Path dialog() throws IOException {
        Path dialog = Files.writeString(folder.resolve("dialog"), "#!/bin/sh\ntouch '" + folder + "/asked'\necho me\n");
        assertThat(dialog.toFile().setExecutable(true)).isTrue();
        return dialog;
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/shop.git";
    }

    private static long sleeping() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("sleep 987"))
                .count();
    }
}
