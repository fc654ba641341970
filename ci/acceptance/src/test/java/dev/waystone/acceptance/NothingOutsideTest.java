package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven with its Quarkus plugin writes into the clone and the Maven repository: seen in a home that is empty when it begins. */
@Order(7)
class NothingOutsideTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void a_build_leaves_an_empty_home_empty(@TempDir Path home) throws IOException, InterruptedException {
        String repository = System.getProperty("maven.local-repository");
        File log = Files.createTempFile("build", ".log").toFile();
        var builder = new ProcessBuilder(List.of(
                        "./mvnw",
                        "-B",
                        "-o",
                        "-Dmaven.repo.local=" + repository,
                        "-pl",
                        "services/stock-items",
                        "validate"))
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("MAVEN_OPTS", "-Duser.home=" + home);
        builder.environment().remove("MAVEN_ARGS");

        Process build = builder.start();
        try {
            assertThat(build.waitFor(2, TimeUnit.MINUTES)).as("the build ends").isTrue();
        } finally {
            build.destroyForcibly();
        }

        assertThat(build.exitValue()).as(Files.readString(log.toPath())).isZero();
        try (Stream<Path> written = Files.list(home)) {
            assertThat(written).isEmpty();
        }
    }
}
