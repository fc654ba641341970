package dev.waystone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisTest {

    private static final Path JARS = Path.of("target/stack/redis");

    @TempDir
    private Path state;

    @ParameterizedTest
    @CsvSource({
        "Linux,    amd64,   redis-server-6.2.6-v5-linux-amd64",
        "Linux,    aarch64, redis-server-6.2.7-linux-arm64",
        "Mac OS X, aarch64, redis-server-6.2.6-v5-darwin-arm64",
        "Mac OS X, x86_64,  redis-server-6.2.6-v5-darwin-amd64"
    })
    void each_machine_has_its_program(String system, String processor, String program) throws IOException {
        Path unpacked = RedisBinary.unpack(jar(), state, RedisBinary.platform(system, processor));

        assertThat(unpacked).hasFileName(program).isExecutable();
        assertThat(RedisBinary.unpack(jar(), state, RedisBinary.platform(system, processor)))
                .isEqualTo(unpacked);
    }

    @Test
    void a_machine_without_a_program_is_named() throws IOException {
        Path jar = jar();
        assertThatThrownBy(() -> RedisBinary.unpack(jar, state, RedisBinary.platform("SunOS", "sparc")))
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining("no Redis for sunos-sparc");
    }

    @Test
    void the_password_is_in_a_file_of_the_owner_and_on_no_command_line() throws IOException {
        var redis = new Redis(Path.of("redis-server"), state, Ports.wellKnown(0), new Secrets(state));

        Launch launch = redis.launch();

        Path settings = state.resolve("redis/redis.conf");
        assertThat(settings).content().contains("requirepass " + redis.password(), "port 16379", "save \"\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
                .isEqualTo("rw-------");
        assertThat(launch.command().toString()).doesNotContain(redis.password());
        assertThat(launch.environment()).isEmpty();
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(JARS)) {
            return files.findFirst().orElseThrow();
        }
    }
}
