package dev.waystone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {

    private static final String TEXT = """
            # A page: [one](../one.md#two)

            See [the web](https://example.org) and `[no](link)`.

            <!-- not typed: it takes an hour -->
            ```sh
            ./build all   # every part
            # nothing else
            ./build \\
              some
            ```

            ```
            [no](link)
            ```

                indented
            """;

    private final Page page = new Page("a/page.md", TEXT);

    @Test
    void has_blocks_with_their_commands_and_notes() {
        var block = page.blocks().getFirst();
        assertThat(page.blocks()).hasSize(2);
        assertThat(block.place()).isEqualTo("a/page.md:6");
        assertThat(block.notTyped()).isEqualTo("it takes an hour");
        assertThat(block.commands()).containsExactly("./build all", "./build \\", "some");
    }

    @Test
    void has_links_anchors_and_indented_code() {
        assertThat(page.links()).containsExactly("../one.md#two");
        assertThat(page.anchors()).contains("a-page-one").hasSize(1);
        assertThat(page.indentedCode()).containsExactly("a/page.md:17");
    }

    @Test
    void an_excerpt_is_whole_lines_in_order() {
        String file = "class A {\n    int one;\n\n    int two;\n    int three;\n}\n";
        assertThat(Excerpt.of("int one;\nint two;").isIn(file)).isTrue();
        assertThat(Excerpt.of("class A {\n...\n    int three;").isIn(file)).isTrue();
        assertThat(Excerpt.of("int three;\n...\nint one;").isIn(file)).isFalse();
        assertThat(Excerpt.of("int on").isIn(file)).isFalse();
    }
}
