package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A build writes into its clone and the Maven repository, and nowhere else: seen in a home that is empty when it begins. */
@EnabledIfSystemProperty(
        named = "waystone.all",
        matches = "true",
        disabledReason = "a build in a second clone takes half a minute: ./waystone test --all")
@Order(7)
class NothingOutsideTest {

    private final Path root = Path.of("../..").toAbsolutePath().normalize();
    private final SecondClone clone = new SecondClone(root);

    @Test
    void a_build_leaves_an_empty_home_empty() throws IOException, InterruptedException {
        clone.make();
        Path home = Files.createDirectory(clone.folder().resolve(".waystone/empty home"));

        // JDK_JAVA_OPTIONS, since it alone takes a path with blanks in it
        var built = clone.type("""
                export JDK_JAVA_OPTIONS='-Duser.home="%s"'
                ./mvnw -B -q %s '-Dmaven.repo.local=%s' -DskipTests -pl platform-libs/data -am package
                """.formatted(home, settings(), repository()));

        assertThat(built.code()).as(built.text()).isZero();
        try (Stream<Path> written = Files.list(home)) {
            assertThat(written).isEmpty();
        }
    }

    private static String repository() {
        String named = System.getProperty("maven.repo.local", "");
        return named.isEmpty() ? ofUser("repository").toString() : named;
    }

    private static String settings() {
        Path settings = ofUser("settings.xml");
        return Files.exists(settings) ? "-s '" + settings + "'" : "";
    }

    private static Path ofUser(String name) {
        return Path.of(System.getProperty("user.home"), ".m2", name);
    }
}
