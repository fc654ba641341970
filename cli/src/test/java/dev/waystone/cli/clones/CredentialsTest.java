package dev.waystone.cli.clones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.cli.Failure;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "https://bot:s3cr3t@example.org/a.git, https://***@example.org/a.git",
        "HTTP://ghp_s3cr3t@example.org:8443/a, HTTP://***@example.org:8443/a",
        "https://bot:s3@cr3t@example.org/a, https://***@example.org/a",
        "ssh://git:s3cr3t@example.org/a, ssh://***@example.org/a",
        "ssh://git@example.org/a, ssh://git@example.org/a",
        "git@example.org:acme/a.git, git@example.org:acme/a.git",
        "https://example.org/a@b.git, https://example.org/a@b.git",
        "fatal: 'https://bot:s3cr3t@a.org/x' and https://t@b.org/y, fatal: 'https://***@a.org/x' and https://***@b.org/y"
    })
    void what_a_url_says_before_its_host_is_not_told(String text, String told) {
        assertThat(Credentials.hidden(text)).isEqualTo(told);
    }

    @Test
    void no_failure_of_git_tells_it() {
        Git git = new Git(folder);

        assertThatThrownBy(() -> git.run("clone", "http://bot:s3cr3t@127.0.0.1:1/a.git"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("http://***@127.0.0.1:1/a.git")
                .hasMessageNotContaining("s3cr3t");
        assertThatThrownBy(() -> git.within(Duration.ofMillis(1))
                        .run("-c", "alias.hang=!sleep 5", "hang", "http://bot:s3cr3t@127.0.0.1:1/a.git"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("does not end")
                .hasMessageNotContaining("s3cr3t");
    }
}
