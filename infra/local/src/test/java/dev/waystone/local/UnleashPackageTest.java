package dev.waystone.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnleashPackageTest {

    @TempDir
    Path clone;

    @Test
    void is_installed_once_npm_has_written_down_that_it_is() throws IOException {
        var unleash = UnleashPackage.of(clone);
        assertThat(unleash.isInstalled()).isFalse();

        Path modules = Files.createDirectories(unleash.folder().resolve("node_modules"));
        Files.createDirectories(modules.resolve("unleash-server"));
        assertThat(unleash.isInstalled()).as("npm was killed midway").isFalse();

        write(modules, lock(UnleashPackage.VERSION).substring(0, 40));
        assertThat(unleash.isInstalled()).as("npm was killed while it wrote").isFalse();

        write(modules, lock(UnleashPackage.VERSION));
        assertThat(unleash.isInstalled()).isTrue();

        write(modules, lock("8.1.0"));
        assertThat(unleash.isInstalled()).as("that is an older one").isFalse();
    }

    private static String lock(String version) {
        return """
                {"lockfileVersion": 3, "packages": {"node_modules/unleash-server": {"version": "%s"}}}""".formatted(version);
    }

    private static void write(Path modules, String text) throws IOException {
        Files.writeString(modules.resolve(".package-lock.json"), text);
    }
}
