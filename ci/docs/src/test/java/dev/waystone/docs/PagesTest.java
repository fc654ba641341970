package dev.waystone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every page of the clone: where its links lead, and who says that its code is right. */
class PagesTest {

    /** Blocks that no test types, each with its reason before it. A new one is a decision: change the number with it. */
    private static final int NOT_TYPED = 20;

    /** Blocks that show a form and are no excerpt of a file, each with its reason before it. */
    private static final int FORMS = 4;

    /** What a command printed, or a drawing. */
    private static final Set<String> PLAIN = Set.of("", "text");

    private final Path root = Path.of("../..").toAbsolutePath().normalize();
    private final List<Page> pages = Page.all(root);

    @Test
    void every_link_leads_to_a_file_and_a_heading_of_it() throws IOException {
        var broken = new ArrayList<String>();
        for (Page page : pages) {
            for (String link : page.links()) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty()
                        ? root.resolve(page.name())
                        : root.resolve(page.name()).resolveSibling(parts[0]).normalize();
                if (!Files.exists(target)) {
                    broken.add(page.name() + ": no file " + link);
                } else if (parts.length > 1
                        && !new Page("", Files.readString(target)).anchors().contains(parts[1])) {
                    broken.add(page.name() + ": no heading " + link);
                }
            }
        }
        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(broken).isEmpty();
    }

    @Test
    void commands_that_no_test_types_say_why_and_are_counted() {
        assertThat(blocks().filter(block -> !block.notTyped().isEmpty()).map(CodeBlock::place))
                .hasSize(NOT_TYPED);
    }

    @Test
    void other_code_is_found_in_the_file_that_it_names() throws IOException {
        var wrong = new ArrayList<String>();
        int forms = 0;
        for (CodeBlock block : blocks().toList()) {
            if (block.isCommands() || PLAIN.contains(block.language())) {
                continue;
            }
            if (block.note().startsWith("form: ")) {
                forms++;
            } else if (block.from().isEmpty()) {
                wrong.add(block.place() + ": a block of " + block.language() + " that names no file; write"
                        + " <!-- from path/of/the/file --> in the line before it");
            } else if (!Excerpt.of(block.text()).isIn(Files.readString(root.resolve(block.from())))) {
                wrong.add(block.place() + ": not in " + block.from());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(forms).isEqualTo(FORMS);
    }

    @Test
    void code_stands_between_fences_where_a_test_sees_it() {
        assertThat(pages.stream().flatMap(page -> page.indentedCode().stream())).isEmpty();
    }

    private java.util.stream.Stream<CodeBlock> blocks() {
        return pages.stream().flatMap(page -> page.blocks().stream());
    }
}
