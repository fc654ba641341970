package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.upgrade.FrozenVersion;
import dev.waystone.templates.Noun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard of {@code HistoryTest}, in a repository that is small enough to break it on purpose. */
class FrozenVersionTest {
    private static final String RESOURCE =
            "services/catalog-items/src/main/java/org/acme/catalogitems/CatalogItemResource.java";
    private static final String CLONED = "src/main/java/org/acme/loyaltyaccounts/LoyaltyAccountResource.java";

    @TempDir
    Path folder;

    TinyHouse house;

    @BeforeEach
    void the_second_version_is_committed() throws IOException {
        house = new TinyHouse(folder.resolve("a house"));
        house.secondVersion();
    }

    @Test
    void what_is_as_it_was_committed_is_well() throws IOException {
        house.write("services/catalog-items/target/built.txt", "left behind");

        assertThat(broken()).isEmpty();
    }

    @Test
    void a_golden_service_that_is_changed_and_not_yet_committed_is_one_line() throws IOException {
        house.edit(house.root.resolve(RESOURCE), "PAGE = 50", "PAGE = 100");

        assertThat(broken())
                .contains("tiny-service 1.1.0 gives clones something else than the commit that set this version: "
                        + CLONED + "; raise version in templates/archetypes/tiny-service/template.yaml and pom.xml"
                        + " (how: docs/how-to/templates.md)");
    }

    @Test
    void so_is_one_whose_change_was_committed_long_ago() throws IOException {
        house.edit(house.root.resolve(RESOURCE), "PAGE = 50", "PAGE = 100");
        house.commit("feat: a larger page");
        house.write("README.md", "later");
        house.commit("docs: later");

        assertThat(broken()).hasValueSatisfying(line -> assertThat(line).contains(CLONED));
    }

    @Test
    void a_file_that_comes_goes_or_belongs_to_somebody_else_is_a_change() throws IOException {
        house.write("services/catalog-items/notes.txt", "new\n");
        Files.delete(house.root.resolve("services/catalog-items/.ci/run"));
        house.edit(
                house.root.resolve("templates/archetypes/tiny-service/template.yaml"),
                "'**/CatalogItem.java', ",
                "'**/CatalogItem.java', pom.xml, ");

        assertThat(broken())
                .hasValueSatisfying(line -> assertThat(line).contains(": .ci/run, notes.txt, pom.xml; raise"));
    }

    @Test
    void a_version_that_no_commit_has_is_in_work() throws IOException {
        house.edit(house.root.resolve(RESOURCE), "PAGE = 50", "PAGE = 100");
        house.edit(
                house.root.resolve("templates/archetypes/tiny-service/template.yaml"),
                "version: 1.1.0",
                "version: 1.2.0");

        assertThat(broken()).isEmpty();
    }

    private Optional<String> broken() throws IOException {
        return new FrozenVersion(house.root)
                .broken("tiny-service", List.of(template -> TinyHouse.answers(Noun.parse("Loyalty Account"))));
    }
}
