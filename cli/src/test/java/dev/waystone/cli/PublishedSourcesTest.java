package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After which changes the platform is published anew. */
class PublishedSourcesTest {
    @TempDir
    Path root;

    String before;

    @BeforeEach
    void a_checkout() throws IOException {
        write("pom.xml");
        before = Publisher.sources(root);
    }

    @ParameterizedTest
    @MethodSource("aroundServices")
    void of_what_templates_take_from_the_root(String file) throws IOException {
        write(file);

        assertThat(Publisher.sources(root)).isNotEqualTo(before);
    }

    @Test
    void of_a_golden_services_tests_which_are_in_its_template() throws IOException {
        write("services/catalog-items/src/test/java/CatalogItemTest.java");

        assertThat(Publisher.sources(root)).isNotEqualTo(before);
    }

    @Test
    void not_of_what_is_built_or_only_told() throws IOException {
        write("services/catalog-items/target/classes/CatalogItem.class");
        write("docs/README.md");
        write("README.md");

        assertThat(Publisher.sources(root)).isEqualTo(before);
    }

    /** As the assembly that packs templates says. */
    static List<String> aroundServices() throws IOException {
        String assembly = Files.readString(Path.of("../templates/archetypes/template.xml"));
        String ofTheRoot = assembly.substring(assembly.indexOf("/../../..</directory>"));
        List<String> files = Pattern.compile("<include>(.+?)</include>")
                .matcher(ofTheRoot)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(files).contains("waystone", ".editorconfig").hasSizeGreaterThan(3);
        return files;
    }

    private void write(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "x");
    }
}
