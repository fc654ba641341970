package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.docs.CodeBlock;
import dev.waystone.docs.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Types every command of every document, the README's first, in a second clone whose path has a blank in it and on ports of its own.
 * What the README starts stands until all pages are done. What a page shows below its commands is compared by its words: numbers,
 * ids and the order of lines differ from run to run.
 */
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Platform.ANOTHER)
class DocumentsTest {

    private static final String README = "README.md";
    private static final Pattern WORD = Pattern.compile("(?<![\\w-])[A-Za-z][A-Za-z_-]{3,}(?![\\w-])");

    private final int offset = FreePorts.offset();

    @RegisterExtension
    private final SecondClone clone = new SecondClone(Platform.rootOfClone());

    private final Typist typist = new Typist(clone, offset);
    private final List<String> missing = new ArrayList<>();

    @BeforeEach
    void make_a_second_clone() throws IOException, InterruptedException {
        clone.make();
    }

    @AfterEach
    void end_what_was_started() throws IOException, InterruptedException {
        clone.type("./waystone down || true");
        clone.endLeftovers();
    }

    @Test
    void every_command_of_the_documents_does_what_they_say() throws IOException, InterruptedException {
        var pages = Page.all(Platform.rootOfClone()).stream()
                .sorted(Comparator.comparing(page -> !page.name().equals(README)))
                .toList();
        for (Page page : pages) {
            long start = System.nanoTime();
            var results = typist.type(page);
            results.forEach(typed -> compare(page, typed));
            if (!results.isEmpty()) {
                System.out.printf("typed %s in %d ms%n", page.name(), (System.nanoTime() - start) / 1_000_000);
            }
            if (page.name().equals(README)) {
                twentyOrdersEnded(results.getFirst().printed());
                assertThat(results.getLast().printed()).contains("\"sku\"", "\"state\":\"CANCELLED\"", "Your order ");
            }
        }
        assertThat(clone.type("./waystone down").code()).isZero();
        assertThat(missing).isEmpty();
        assertThat(typist.typed())
                .contains("./waystone up --demo", "./waystone status", "./waystone token")
                .hasSizeGreaterThan(20);
    }

    private static void twentyOrdersEnded(String printed) {
        assertThat(printed.lines().filter(line -> line.contains(" CONFIRMED ") || line.contains(" CANCELLED ")))
                .as(printed)
                .hasSize(20);
        assertThat(printed).containsPattern("Subject: Your order [0-9a-f-]{36} is confirmed");
    }

    private void compare(Page page, Typist.Typed typed) {
        var blocks = page.blocks();
        int next = blocks.indexOf(typed.block()) + 1;
        if (next < blocks.size() && blocks.get(next).language().isEmpty()) {
            shown(blocks.get(next)).stream()
                    .filter(word -> !typed.printed().contains(word))
                    .forEach(word -> missing.add(
                            blocks.get(next).place() + " shows " + word + ", not seen in:\n" + typed.printed()));
        }
    }

    private static List<String> shown(CodeBlock output) {
        return output.text()
                .lines()
                .filter(line -> !line.startsWith("..."))
                .flatMap(line -> WORD.matcher(line).results().map(word -> word.group()))
                .distinct()
                .toList();
    }
}
