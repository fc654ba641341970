package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileInputTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Class                     | noun Class is the Java word class; allowed: a name for a class and a variable, such as Class Record",
                "Record                    | noun Record is a class of java.lang; allowed: a name of your own, such as Loyalty Record",
                "String                    | noun String is a class of java.lang; allowed: a name of your own, such as Loyalty String",
                "Order                     | noun Order would be the table order, which is a reserved word of SQL; allowed: a name of your own, such as Order Record",
                "session user              | noun session user would be the table session_user, which is a reserved word of SQL; allowed: a name of your own, such as Session User Record",
                "Outbox Lease              | noun Outbox Lease would be the table outbox_lease, which is the platform's; allowed: a name of your own, such as Outbox Lease Record",
                "X                         | noun X has the word X; allowed: letters a to z, then digits too, at least two a word",
                "Größe Konto               | noun Größe Konto has the word Größe; allowed: letters a to z, then digits too, at least two a word",
                "Café Visit                | noun Café Visit has the word Café; allowed: letters a to z, then digits too, at least two a word; did you mean Cafe?",
                "2nd Order                 | noun 2nd Order has the word 2nd; allowed: letters a to z, then digits too, at least two a word",
                "''                        | noun \"\" is empty; allowed: two words, such as Loyalty Account",
                "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa Bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb | noun Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa Bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb has 61 letters; allowed: up to 40, since tables, topics and classes are named for it"
            })
    void a_noun_that_cannot_name_an_aggregate_is_refused_in_one_line(String noun, String line) {
        assertThatThrownBy(() -> Noun.parse(noun))
                .isInstanceOf(TemplateException.class)
                .hasMessage(line);
    }

    @ParameterizedTest
    @CsvSource({
        "Loyalty Account, Loyalty Account, Loyalty Accounts, a",
        "loyalty-account, Loyalty Account, Loyalty Accounts, a",
        "OrderEntry, Order Entry, Order Entries, an",
        "hour_box, Hour Box, Hour Boxes, an",
        "Union Key, Union Key, Union Keys, a",
        "API Key, Api Key, Api Keys, an",
        "Uniform, Uniform, Uniforms, a",
        "Usage Record, Usage Record, Usage Records, a",
        "Unimportant Note, Unimportant Note, Unimportant Notes, an"
    })
    void a_noun_is_read_in_any_casing(String text, String one, String many, String article) {
        assertThat(Noun.parse(text)).isEqualTo(new Noun(one, many, article));
    }

    @Test
    void a_lock_edited_by_hand_is_refused_line_by_line() {
        String lock = Generation.generate(Sample.TEMPLATE, new RandomAnswers(1).of(Sample.MANIFEST))
                .get(Lock.FILE)
                .orElseThrow()
                .text()
                .replaceFirst("version: 1.0.0", "version: one")
                .replaceFirst("mode: owned", "mode: ownd")
                .replaceFirst("hash: \"[0-9a-f]{64}", "hash: \"zz");
        assertThatThrownBy(() -> Lock.parse(lock, "waystone.lock"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("waystone.lock:3: version is \"one\"; allowed: three numbers, such as 1.0.0")
                .hasMessageContaining("allowed: owned, shared, managed; did you mean owned?")
                .hasMessageContaining("allowed: 64 hexadecimal digits (SHA-256)");
    }

    @Test
    void a_lock_that_is_no_yaml_says_where() {
        assertThatThrownBy(() -> Lock.parse("template: [", "waystone.lock"))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("waystone.lock:1: not YAML: ");
    }

    @Test
    void a_lock_with_a_path_out_of_the_tree_is_refused() {
        String lock = Generation.generate(Sample.TEMPLATE, Answers.golden(Sample.MANIFEST))
                .get(Lock.FILE)
                .orElseThrow()
                .text()
                .replaceFirst("  README.md:", "  ../README.md:");
        assertThatThrownBy(() -> Lock.parse(lock, "waystone.lock"))
                .hasMessageContaining("allowed: a path below the clone's folder, without ..");
    }

    @ParameterizedTest
    @CsvSource({"../a", "/a", "a//b", "a/./b", "a\\b", "''"})
    void a_path_out_of_the_tree_is_no_path(String path) {
        assertThatThrownBy(() -> FileTree.EMPTY.with(path, TreeFile.of("")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("is not one of a tree; allowed: names with / between them, no .., no backslash");
    }

    @Test
    void a_file_where_a_folder_must_be_is_refused() {
        assertThatThrownBy(() -> FileTree.of(Map.of("a", TreeFile.of(""), "a/b", TreeFile.of(""))))
                .hasMessage("path a/b lies below the file a; allowed: a file or a folder of that name, not both");
    }

    @Test
    void a_link_out_of_the_tree_is_read_as_a_link_and_never_written_through() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("out side"));
        Path inside = Files.createDirectories(folder.resolve("in side"));
        Files.writeString(outside.resolve("secret"), "s");
        Files.createSymbolicLink(inside.resolve("way out"), outside);
        FileTree tree = Folder.read(inside, path -> true);
        assertThat(tree.files().keySet()).containsExactly("way out");
        assertThat(tree.get("way out").orElseThrow().kind()).isEqualTo(TreeFile.Kind.LINK);

        assertThatThrownBy(() -> Folder.write(FileTree.EMPTY.with("way out/secret", TreeFile.of("mine")), inside))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("would be written through the symbolic link");
        Folder.write(FileTree.EMPTY.with("way out", TreeFile.of("a file now")), inside);
        assertThat(outside.resolve("secret")).hasContent("s");
        assertThat(inside.resolve("way out")).isRegularFile().hasContent("a file now");
    }

    @Test
    void blanks_bits_and_binaries_survive_the_disk() {
        FileTree tree = FileTree.EMPTY
                .with("a folder/a file", TreeFile.of("x\r\n"))
                .with("run me", TreeFile.of("#!/bin/sh\n").withKind(TreeFile.Kind.EXECUTABLE))
                .with("link", TreeFile.of("run me").withKind(TreeFile.Kind.LINK))
                .with("binary", TreeFile.of(new byte[] {0, 1, (byte) 255}, TreeFile.Kind.REGULAR));
        Folder.write(tree, folder);
        assertThat(Folder.read(folder, path -> true)).isEqualTo(tree);
    }

    @Test
    void features_that_do_not_fit_are_told_together() {
        Answers golden = Answers.golden(Sample.MANIFEST);
        Answers wrong = new Answers(
                golden.noun(),
                golden.consumed(),
                golden.events(),
                golden.values(),
                new TreeSet<>(Set.of("cash", "cache")),
                golden.layout());
        assertThatThrownBy(() -> Generation.generate(Sample.TEMPLATE, wrong))
                .hasMessage("feature cash is none of sample; allowed: cache, flags; did you mean cache?\n"
                        + "feature flags needs cache; allowed: leave out both, or neither");
    }

    @Test
    void a_noun_that_the_template_uses_otherwise_is_refused() {
        Answers golden = Answers.golden(Sample.MANIFEST);
        Answers same = new Answers(
                golden.consumed().orElseThrow(),
                golden.consumed(),
                new TreeMap<>(),
                golden.values(),
                new TreeSet<>(),
                golden.layout());
        FileTree more = Sample.TEMPLATE
                .golden()
                .with("PurchaseOrder.txt", TreeFile.of(""))
                .with("CatalogItem.txt", TreeFile.of(""));
        Template template = new Template(Sample.MANIFEST, more, FileTree.EMPTY, java.util.Optional.empty());
        assertThatThrownBy(() -> Generation.generate(template, same))
                .hasMessage("two files become PurchaseOrder.txt (one is PurchaseOrder.txt);"
                        + " allowed: a noun that the template does not use otherwise");
    }

    @Test
    void wrong_tags_are_told_with_their_lines() {
        FileTree golden = FileTree.EMPTY.with(
                "a.yaml", TreeFile.of("# tag::cache[]\n# tag::flags[]\n# end::cache[]\n# tag::x[]\n"));
        Template template = new Template(Sample.MANIFEST, golden, FileTree.EMPTY, java.util.Optional.empty());
        assertThatThrownBy(() -> Generation.generate(template, Answers.golden(Sample.MANIFEST)))
                .hasMessageContaining("a.yaml:2: tag::flags[] lies in the region of cache")
                .hasMessageContaining("a.yaml:3: end::cache[] ends no region; allowed: end::flags[]")
                .hasMessageContaining("a.yaml:4: tag::x[] is never ended");
    }
}
