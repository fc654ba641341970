package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Quarkus notes an anonymous user in the home of whoever builds, unasked: with {@code mvnw} that is a home in the clone. */
@Order(7)
class NothingOutsideTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path OURS = ROOT.resolve(".waystone/home/.redhat/anonymousId");
    private static final Path THEIRS = Path.of(System.getProperty("user.home"), ".redhat/anonymousId");

    @Test
    void a_build_notes_nothing_in_the_users_home() throws IOException, InterruptedException {
        String before = written(THEIRS);
        Files.deleteIfExists(OURS);

        validate();

        assertThat(OURS).as("what would have gone to the user's home").exists();
        assertThat(written(THEIRS)).isEqualTo(before);
    }

    private static void validate() throws IOException, InterruptedException {
        File log = Files.createTempFile("build", ".log").toFile();
        String repository = "-Dmaven.repo.local=" + System.getProperty("maven.local-repository");
        Process build = new ProcessBuilder(
                        List.of("./mvnw", "-B", "-o", repository, "-pl", "services/stock-items", "validate"))
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            assertThat(build.waitFor(2, TimeUnit.MINUTES)).as("the build ends").isTrue();
        } finally {
            build.destroyForcibly();
        }
        assertThat(build.exitValue()).as(Files.readString(log.toPath())).isZero();
    }

    private static String written(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file).toString() : "absent";
    }
}
