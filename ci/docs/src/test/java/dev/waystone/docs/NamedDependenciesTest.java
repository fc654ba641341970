package dev.waystone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each dependency that the design names is a direct one of a library or a service, and its types are in use there. */
class NamedDependenciesTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path NAMES = ROOT.resolve("docs/adr/0002-quarkus-line.md");

    /** Of quarkus-rest, that which brings JSON, too; of tests, what service-parent gives to every service. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "io.quarkus:quarkus-rest-jackson             | platform-libs/rest          | jakarta.ws.rs",
                "io.quarkus:quarkus-kafka-client             | platform-libs/events        | org.apache.kafka.clients",
                "io.quarkus:quarkus-redis-client             | platform-libs/cache         | io.vertx.redis.client",
                "io.quarkus:quarkus-opentelemetry            | platform-libs/observability | io.opentelemetry",
                "io.quarkus:quarkus-smallrye-fault-tolerance | platform-libs/resilience    | io.smallrye.faulttolerance",
                "io.getunleash:unleash-client-java           | platform-libs/flags/runtime | io.getunleash",
                "io.rest-assured:rest-assured                | platform-libs/rest          | io.restassured",
            })
    void is_a_direct_dependency_in_real_use(String dependency, String module, String types) throws IOException {
        assertThat(directOf(module)).contains(dependency);
        assertThat(users(module, types))
                .as("classes of %s that import %s", module, types)
                .isNotEmpty();
    }

    @Test
    void a_dependency_that_is_only_managed_or_excluded_is_no_direct_one() {
        String pom = """
                <project>
                  <dependencyManagement><dependencies>
                    <dependency><groupId>a</groupId><artifactId>managed</artifactId></dependency>
                  </dependencies></dependencyManagement>
                  <dependencies>
                    <!-- <dependency><groupId>a</groupId><artifactId>gone</artifactId></dependency> -->
                    <dependency>
                      <groupId>a</groupId><artifactId>direct</artifactId>
                      <exclusions><exclusion><groupId>a</groupId><artifactId>excluded</artifactId></exclusion></exclusions>
                    </dependency>
                  </dependencies>
                </project>""";

        assertThat(direct(pom)).containsExactly("a:direct");
    }

    @Test
    void every_service_tests_with_rest_assured() throws IOException {
        assertThat(directOf("platform-libs/service-parent")).contains("io.rest-assured:rest-assured");
    }

    @Test
    void a_renamed_one_is_mapped_by_the_record_of_the_quarkus_line() throws IOException {
        assertThat(NAMES).content().contains("| quarkus-resteasy-reactive | `quarkus-rest`, `quarkus-rest-jackson` |");
    }

    private static List<String> directOf(String module) throws IOException {
        return direct(Files.readString(ROOT.resolve(module).resolve("pom.xml")));
    }

    private static List<String> direct(String pom) {
        String own = pom.replaceAll("(?s)<!--.*?-->", "")
                .replaceAll("(?s)<dependencyManagement>.*?</dependencyManagement>", "")
                .replaceAll("(?s)<exclusions>.*?</exclusions>", "")
                .replaceAll("(?s)<build>.*?</build>", "");
        return Pattern.compile("(?s)<dependency>\\s*<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>")
                .matcher(own)
                .results()
                .map(found -> found.group(1) + ":" + found.group(2))
                .toList();
    }

    private static List<String> users(String module, String types) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> imports(file, types))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static boolean imports(Path file, String types) {
        try {
            return Files.readAllLines(file).stream()
                    .anyMatch(line -> line.matches("import (static )?" + Pattern.quote(types) + "\\..*"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
