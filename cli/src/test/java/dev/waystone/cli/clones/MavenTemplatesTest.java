package dev.waystone.cli.clones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.cli.Failure;
import dev.waystone.templates.Template;
import dev.waystone.templates.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a Maven that unpacks as the real one does and prints what that printed; OwnRepositoryTest of ci/clones has the real one. */
class MavenTemplatesTest {
    private static final String NAME = "rest-service";
    private static final String ABSENT =
            "[ERROR] Failed to execute goal a:b:3.9.0:unpack (default-cli) on project permits: Unable to find/resolve artifact."
                    + " Could not find artifact dev.waystone:waystone-template-rest-service:zip:9.0.0 in a (file:///a) -> [Help 1]";
    private static final String AWAY =
            "[WARNING] Could not transfer metadata dev.waystone:waystone-template-rest-service/maven-metadata.xml from/to"
                    + " a (http://127.0.0.1:9/a): Connect to 127.0.0.1:9 [/127.0.0.1] failed: Connection refused";

    private final List<String> asked = new ArrayList<>();
    private String publishedLast = "1.2.0";
    private String trouble = "";

    @TempDir
    Path house;

    @Test
    void a_version_is_fetched_once_and_the_newest_asked_for_each_time() throws IOException {
        published("1.0.0", "1.2.0");

        assertThat(version(templates().newest(NAME))).isEqualTo("1.2.0");
        assertThat(version(templates().at(NAME, Version.parse("1.0.0")))).isEqualTo("1.0.0");
        MavenTemplates again = templates();
        assertThat(version(again.newest(NAME))).isEqualTo("1.2.0");
        assertThat(version(again.newest(NAME))).isEqualTo("1.2.0");
        assertThat(version(again.at(NAME, Version.parse("1.0.0")))).isEqualTo("1.0.0");

        assertThat(asked).containsExactly("RELEASE", "1.0.0", "RELEASE");
        assertThat(house.resolve(".waystone/templates")).isDirectoryNotContaining("glob:**fetched*");
    }

    @Test
    void an_old_version_that_was_published_last_is_not_the_newest() throws IOException {
        published("1.0.0", "1.10.0", "1.9.0");
        publishedLast = "1.0.0";

        assertThat(version(templates().newest(NAME))).isEqualTo("1.10.0");
    }

    @Test
    void a_version_that_nobody_published_is_answered_with_those_that_are_there() throws IOException {
        published("1.0.0", "1.2.0");

        assertThatThrownBy(() -> templates().at(NAME, Version.parse("9.0.0")))
                .isInstanceOf(Failure.class)
                .hasMessage("rest-service 9.0.0 is in no Maven repository that is known here; allowed: 1.0.0, 1.2.0");
    }

    @Test
    void a_repository_that_is_away_is_named() {
        trouble = AWAY + "\n" + ABSENT;

        assertThatThrownBy(() -> templates().newest(NAME))
                .hasMessage("template rest-service cannot be fetched: a (http://127.0.0.1:9/a): Connect to 127.0.0.1:9"
                        + " [/127.0.0.1] failed: Connection refused (all of it: "
                        + house.resolve(".waystone/logs/template-rest-service.log") + ")");
    }

    @Test
    void without_any_repository_it_says_where_one_is_named() {
        trouble = ABSENT;

        assertThatThrownBy(() -> templates().newest(NAME))
                .hasMessageStartingWith("template rest-service is in no Maven repository that is known here; your Maven"
                        + " settings name them");
    }

    @Test
    void any_other_failure_of_maven_is_told_in_its_words() {
        trouble = "[ERROR] Non-parseable POM pom.xml -> [Help 1]\n[ERROR] more";

        assertThatThrownBy(() -> templates().newest(NAME))
                .hasMessageStartingWith(
                        "template rest-service cannot be fetched: Non-parseable POM pom.xml (all of it");
        trouble = " ";
        assertThatThrownBy(() -> templates().newest(NAME)).hasMessage("fetching template rest-service failed: late");
    }

    @Test
    void a_template_that_is_not_the_platforms_is_not_asked_for() {
        assertThatThrownBy(() -> templates().newest("rest-servcie"))
                .hasMessage("there is no template rest-servcie; allowed: event-consumer, rest-service");
        assertThat(asked).isEmpty();
    }

    private MavenTemplates templates() {
        return new MavenTemplates(house, this::maven);
    }

    private void maven(String doing, Path log, String... arguments) throws IOException {
        String artifact = argument("-Dartifact=", arguments);
        String wanted = artifact.replaceAll(".*rest-service:(.*):zip", "$1");
        asked.add(wanted);
        Files.createDirectories(log.getParent());
        Files.writeString(log, "[DEBUG] Using local repository at " + house.resolve("m2") + "\n" + trouble);
        String version = wanted.equals("RELEASE") ? publishedLast : wanted;
        if (!trouble.isEmpty() || !Files.exists(house.resolve("published").resolve(version))) {
            Files.writeString(log, Files.readString(log) + (trouble.isEmpty() ? ABSENT : ""));
            throw new Failure(doing + " failed: late");
        }
        Path into = house.resolve(argument("-DoutputDirectory=", arguments));
        Files.createDirectories(into.resolve("golden"));
        Files.writeString(into.resolve("template.yaml"), """
                apiVersion: waystone.dev/v1
                name: rest-service
                version: %s
                description: A service.
                golden: services/catalog-items
                nouns:
                  own: {one: Catalog Item, many: Catalog Items}
                values: {package: org.acme.catalogitems, owner: catalogue, onCall: catalogue-on-call, port: 8101}
                files:
                  - {mode: shared, paths: ['**']}
                """.formatted(version));
    }

    private void published(String... versions) throws IOException {
        Path metadata = Files.createDirectories(house.resolve("m2/dev/waystone/waystone-template-rest-service"));
        StringBuilder list = new StringBuilder();
        for (String version : versions) {
            Files.createDirectories(house.resolve("published").resolve(version));
            list.append("<version>").append(version).append("</version>\n");
        }
        Files.writeString(metadata.resolve("maven-metadata-a.xml"), list);
    }

    private static String argument(String name, String... arguments) {
        return List.of(arguments).stream()
                .filter(one -> one.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }

    private static String version(Template template) {
        return template.manifest().version().toString();
    }
}
