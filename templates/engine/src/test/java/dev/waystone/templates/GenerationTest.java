package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GenerationTest {
    private static final String YAML = """
            apiVersion: waystone.dev/v1
            name: rest-service
            version: 1.0.0
            description: A service with an HTTP API.
            golden: services/catalog-items
            nouns:
              own: {one: Catalog Item, many: Catalog Items}
            values: {package: org.acme.catalogitems, owner: catalogue, onCall: catalogue-on-call, port: 8101}
            features:
              cache: {description: Answers from memory., files: ["**/*Cache.java"]}
            files:
              - {mode: owned, paths: [README.md]}
              - {mode: shared, paths: ["**"]}
            """;
    private static final Manifest MANIFEST = Manifest.parse(YAML, "template.yaml");
    private static final FileTree GOLDEN = FileTree.EMPTY
            .with(
                    "README.md",
                    TreeFile.of("# Catalog items\n\nA catalog item is kept by the catalogue (CATALOG_ITEM).\n"))
            .with("src/main/java/org/acme/catalogitems/CatalogItem.java", TreeFile.of("""
                    package org.acme.catalogitems;

                    import java.util.Map;

                    class CatalogItem {
                        // tag::cache[]
                        Map<String, CatalogItem> catalogItems;
                        // end::cache[]
                    }
                    """));
    private static final Template TEMPLATE = new Template(MANIFEST, GOLDEN, FileTree.EMPTY, Optional.empty());
    private static final Answers ANSWERS = new Answers(
            Noun.parse("Order Account"),
            Optional.empty(),
            new TreeMap<>(),
            new TreeMap<>(java.util.Map.of(
                    "package",
                    "org.acme.orderaccounts",
                    "owner",
                    "orders",
                    "onCall",
                    "orders-on-call",
                    "port",
                    "8106")),
            new TreeSet<>(Set.of("cache")),
            Answers.Layout.MONOREPO);

    @Test
    void the_golden_answers_give_the_golden_service() {
        assertThat(Generation.generate(TEMPLATE, Answers.golden(MANIFEST), Generation.Tags.STAY))
                .isEqualTo(GOLDEN);
    }

    @Test
    void a_package_that_is_also_the_golden_one_stays_as_it_was_told() {
        TreeMap<String, String> values = new TreeMap<>(ANSWERS.values());
        values.put("package", "org.acme.catalogitems");
        Answers told = new Answers(
                ANSWERS.noun(), ANSWERS.consumed(), new TreeMap<>(), values, ANSWERS.without(), ANSWERS.layout());

        FileTree clone = Generation.generate(TEMPLATE, told);

        assertThat(clone.get("src/main/java/org/acme/catalogitems/OrderAccount.java")
                        .orElseThrow()
                        .text())
                .isEqualTo("package org.acme.catalogitems;\n\nclass OrderAccount {}\n");
        assertThat(Generation.lock(clone).answers().value("package")).isEqualTo("org.acme.catalogitems");
    }

    @Test
    void a_clone_has_its_own_words_and_no_trace_of_what_it_goes_without() {
        FileTree clone = Generation.generate(TEMPLATE, ANSWERS);
        assertThat(clone.files().keySet())
                .containsExactly(
                        "README.md", "src/main/java/org/acme/orderaccounts/OrderAccount.java", "waystone.lock");
        assertThat(clone.get("README.md").orElseThrow().text())
                .isEqualTo("# Order accounts\n\nAn order account is kept by the catalogue (ORDER_ACCOUNT).\n");
        assertThat(clone.get("src/main/java/org/acme/orderaccounts/OrderAccount.java")
                        .orElseThrow()
                        .text())
                .isEqualTo("package org.acme.orderaccounts;\n\nclass OrderAccount {}\n");
        assertThat(Generation.lock(clone).answers()).isEqualTo(ANSWERS);
        assertThat(Generation.lock(clone).text())
                .isEqualTo(clone.get("waystone.lock").orElseThrow().text());
    }

    @Test
    void a_longer_word_that_begins_like_the_plural_is_renamed_as_the_singular() {
        Rename rename = Rename.of(MANIFEST, ANSWERS);

        assertThat(rename.text("CatalogItemStatus catalogItemSize CATALOG_ITEM_SET CatalogItemsPage"))
                .isEqualTo("OrderAccountStatus orderAccountSize ORDER_ACCOUNT_SET OrderAccountsPage");
    }

    @Test
    void edits_beside_the_templates_changes_are_kept() {
        FileTree base = FileTree.EMPTY.with("a.txt", TreeFile.of("1\n2\n3\n4\n5\n"));
        FileTree yours = FileTree.EMPTY.with("a.txt", TreeFile.of("1\nmine\n2\n3\n4\n5\n"));
        FileTree theirs = FileTree.EMPTY.with("a.txt", TreeFile.of("1\n2\n3\n4\n5\nnew\n"));
        Merged merged =
                Merge.merge(base, yours, theirs, new MergeRules(path -> Mode.SHARED, Set.of(), Version.parse("1.1.0")));
        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.tree().get("a.txt").orElseThrow().text()).isEqualTo("1\nmine\n2\n3\n4\n5\nnew\n");
    }
}
