package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameClashesTest {

    private static final Path LIBRARIES =
            Path.of(System.getProperty("maven.top-level-basedir", "../..")).resolve("platform-libs");
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)");

    @ParameterizedTest
    @CsvSource({
        "rest-service, Page, Page, dev.waystone.core.Page",
        "rest-service, Money, Money, dev.waystone.core.Money",
        "rest-service, Problem Exception, ProblemException, dev.waystone.core.ProblemException",
        "rest-service, String Builder, StringBuilder, java.lang.StringBuilder",
        "rest-service, Loyalty Account, LoyaltyAccount, none",
        "event-consumer, Page, Page, none"
    })
    void a_class_that_the_sources_use_cannot_be_called_so_anew(
            String archetype, String noun, String type, String other) {
        Template template = RealTemplates.all().stream()
                .filter(some -> some.manifest().name().equals(archetype))
                .findFirst()
                .orElseThrow();

        List<String> problems = NameClashes.of(template, Noun.parse(noun));

        assertThat(problems)
                .isEqualTo(
                        other.equals("none")
                                ? List.of()
                                : List.of("noun " + noun + " names a class " + type + ", and the service uses " + other
                                        + "; allowed: a name of your own, such as " + noun + " Record"));
    }

    @Test
    void the_golden_services_own_name_is_no_clash() {
        assertThat(RealTemplates.all())
                .allMatch(template -> NameClashes.of(
                                template, template.manifest().nouns().own())
                        .isEmpty());
    }

    @Test
    void the_tables_of_the_libraries_are_those_that_no_aggregate_may_have() throws IOException {
        Set<String> tables = new HashSet<>(Set.of("flyway_schema_history", "outbox_witness"));
        try (Stream<Path> files = Files.walk(LIBRARIES)) {
            for (Path file : files.filter(path -> path.toString().contains("src/main/resources/db/platform/"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                TABLE.matcher(Files.readString(file)).results().forEach(found -> tables.add(found.group(1)));
            }
        }
        assertThat(TakenTables.PLATFORM).isEqualTo(tables);
    }
}
