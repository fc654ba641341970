package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.local.UnleashPackage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With programs in place of npm, which do what it is known to do. */
class UnleashInstallerTest {

    private static final String INSTALLS = """
            echo "$@" >> calls
            mkdir -p cache/_cacache node_modules
            echo '{"packages": {"node_modules/unleash-server": {"version": "%s"}}}' > node_modules/.package-lock.json
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path root;

    @Test
    void npm_installs_the_tested_version_into_the_clone_once_and_leaves_no_cache() throws Exception {
        var installer = installer(INSTALLS.formatted(UnleashPackage.VERSION), Duration.ofSeconds(30));

        installer.ready();
        installer.ready();

        Path folder = root.resolve(".waystone/unleash");
        assertThat(UnleashPackage.of(root).isInstalled()).isTrue();
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .singleElement()
                .asString()
                .startsWith("install --prefix . --cache cache ")
                .endsWith(" unleash-server@" + UnleashPackage.VERSION);
        assertThat(folder.resolve("cache")).doesNotExist();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("installing unleash-server %s (licence AGPL-3.0, 200 MB) into %s%n"
                        .formatted(UnleashPackage.VERSION, folder));
    }

    @Test
    void what_npm_says_when_it_fails_is_in_the_log_that_is_named() throws IOException {
        var installer = installer("echo 'no such registry'; exit 1", Duration.ofSeconds(30));

        Path log = root.resolve(".waystone/logs/unleash-install.log");
        assertThatThrownBy(installer::ready)
                .isInstanceOf(Failure.class)
                .hasMessage("npm cannot install the Unleash server; see " + log);
        assertThat(log).hasContent("no such registry");
    }

    @Test
    void another_version_than_the_tested_one_is_not_taken() throws IOException {
        var installer = installer(INSTALLS.formatted("1.0.0"), Duration.ofSeconds(30));

        assertThatThrownBy(installer::ready).hasMessageStartingWith("npm cannot install the Unleash server");
    }

    @Test
    void without_npm_it_says_what_to_install() {
        var installer = new UnleashInstaller(new House(root), console(), "no-such-npm", Duration.ofSeconds(30));

        assertThatThrownBy(installer::ready)
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("npm cannot be run (")
                .hasMessageEndingWith("); install Node 20 or newer, which has it");
    }

    @Test
    void an_npm_that_hangs_is_ended() throws Exception {
        var installer = installer("echo $$ > pid; exec sleep 600", Duration.ofSeconds(2));

        assertThatThrownBy(installer::ready)
                .hasMessageStartingWith("npm has not installed the Unleash server after 2 s; see ");
        long pid = Long.parseLong(
                Files.readString(root.resolve(".waystone/unleash/pid")).strip());
        ProcessHandle.of(pid)
                .ifPresent(npm -> npm.onExit()
                        .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                        .join());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private UnleashInstaller installer(String script, Duration patience) throws IOException {
        Path npm = root.resolve("npm");
        Files.writeString(npm, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new UnleashInstaller(new House(root), console(), npm.toString(), patience);
    }

    private Console console() {
        return new Console(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false);
    }
}
