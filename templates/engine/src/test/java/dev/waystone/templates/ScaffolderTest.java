package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong in an export is red here. */
class ScaffolderTest {
    private static final Map<String, Object> PARAMETERS = Map.of("name", "Gift Card", "port", 8191);

    @Test
    void values_keep_their_types_and_paths_without_a_name_are_left_out() {
        FileTree made = Scaffolder.rendered(
                export("")
                        .with("skeleton/${{ values.port + 1 }}", TreeFile.of("${{ values.name }}${{ values.both }}"))
                        .with("skeleton/{% if values.name == 'x' %}x{% endif %}", TreeFile.of(""))
                        .with("skeleton/{% if values.name == 'y' %}y{% endif %}/y", TreeFile.of(""))
                        .with("skeleton/a/{% if values.name == 'x' %}x{% endif %}/y", TreeFile.of("")),
                PARAMETERS);

        assertThat(made).isEqualTo(FileTree.EMPTY.with("8192", TreeFile.of("Gift CardGift Card 8191")));
    }

    @Test
    void a_name_that_nothing_has_is_refused_in_a_text_a_path_and_a_value() {
        refused(export("").with("skeleton/a", TreeFile.of("${{ values.nmae }}")), "skeleton/a: ", "undefined value");
        refused(export("").with("skeleton/${{ values.nmae }}", TreeFile.of("")), "nmae", "undefined value");
        refused(export(", more: '${{ parameters.nmae }}'"), "undefined value");
    }

    @Test
    void what_nunjucks_does_not_know_is_refused() {
        refused(export("").with("skeleton/a", TreeFile.of("${{ values.name | kebab }}")), "filter not found: kebab");
        refused(export("").with("skeleton/a", TreeFile.of("{#switch outcome} none")), "expected end of comment");
        refused(export("").with("skeleton/a", TreeFile.of("{% when values.name %}")), "unknown block tag: when");
    }

    /** It takes the whole task with it: the scaffolder makes each folder by its path. */
    @Test
    void a_folder_whose_path_is_half_a_block_is_refused() {
        refused(
                export("").with("skeleton/{% if values.name %}a/b{% endif %}", TreeFile.of("")),
                "skeleton/{% if values.name %}a/: ",
                "expected elif, else, or endif");
    }

    private static void refused(FileTree export, String... words) {
        assertThatThrownBy(() -> Scaffolder.rendered(export, PARAMETERS)).hasMessageContainingAll(words);
    }

    private static FileTree export(String values) {
        return FileTree.EMPTY.with("template.yaml", TreeFile.of("""
                spec:
                  steps:
                    - action: fetch:template
                      input:
                        values: {name: "${{ parameters.name }}", port: "${{ parameters.port }}",
                                 both: "${{ parameters.name }} ${{ parameters.port }}"%s}
                """.formatted(values)));
    }
}
