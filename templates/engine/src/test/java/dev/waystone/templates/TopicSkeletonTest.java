package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether what is made builds and passes its tests is seen in {@code ci/clones}. */
class TopicSkeletonTest {
    private static final String PRICED = "events/TidePriced.v1.schema.json";

    @TempDir
    Path folder;

    private final Template template = RealTemplates.all().stream()
            .filter(real -> real.manifest().derived().isPresent())
            .findFirst()
            .orElseThrow();

    @Test
    void every_shape_of_data_has_a_type_and_what_has_no_name_in_java_is_not_read() {
        FileTree made = made(documents(PRICED, """
                {"$id": "urn:waystone:event:org.acme.tidetables.TidePriced.v1", "type": "object",
                 "properties": {
                   "tideId": {"type": "string", "format": "uuid"}, "at": {"type": "string", "format": "date-time"},
                   "day": {"type": "string", "format": "date"}, "price": {"type": "object", "properties": {
                     "amount": {"type": "string"}, "currency": {"type": "string"}}},
                   "count": {"type": "integer"}, "ratio": {"type": "number"}, "late": {"type": ["boolean", "null"]},
                   "lines": {"type": "array", "items": {"type": "object", "properties": {"orderNotice": {"type": "integer"}},
                     "required": ["orderNotice"]}},
                   "names": {"type": "array", "items": {"type": "string"}}, "any": {}, "class": {"type": "string"},
                   "e-mail": {"type": "string"}},
                 "required": ["tideId", "count", "late", "price", "lines"]}"""));

        assertThat(source(made, "TideTableConsumer.java").replaceAll("\\s+", " "))
                .contains(
                        "record TidePriced( UUID tideId, @Nullable Instant at, @Nullable LocalDate day, Money price, long"
                                + " count, @Nullable BigDecimal ratio, @Nullable Boolean late, List<Line> lines, @Nullable"
                                + " List<String> names, @Nullable JsonNode any) {")
                .contains("record Line(long orderNotice) {}")
                .contains(".on( \"org.acme.tidetables.TidePriced.v1\", TidePriced.class,")
                .doesNotContain("class class", "e-mail");
        assertThat(made.get("service.yaml").orElseThrow().text())
                .contains("        org.acme.tidetables.TidePriced.v1: [any, at, count, day, late, lines, names, price,"
                        + " ratio, tideId]\n")
                .doesNotContain("Confirmed", "Cancelled");
        assertThat(source(made, "TideTableOutcome.java")).contains("    TIDE_PRICED\n");
    }

    @Test
    void the_descriptor_takes_every_field_that_the_record_has() throws IOException {
        FileTree made = made(documents(PRICED, """
                {"$id": "urn:waystone:event:org.acme.tidetables.TidePriced.v1", "type": "object",
                 "properties": {"order_lines": {"type": "integer"}, "_id": {"type": "string"}, "$x": {"type": "string"},
                   "Level": {"type": "number"}, "notify": {"type": "boolean"}, "no": {"type": "string"}}}"""));
        Path file = Files.writeString(
                folder.resolve("service.yaml"),
                made.get("service.yaml").orElseThrow().text());

        assertThat(Descriptors.read(file).needs().topics().getFirst().events())
                .containsExactly(Map.entry(
                        "org.acme.tidetables.TidePriced.v1", List.of("$x", "Level", "_id", "no", "order_lines")));
        assertThat(source(made, "TideTableConsumer.java").replaceAll("\\s+", " "))
                .contains("@Nullable Long order_lines", "@Nullable String _id", "@Nullable String $x");
    }

    @Test
    void only_the_newest_version_of_an_event_is_read() {
        String v2 = PRICED.replace("v1", "v2");
        FileTree made = made(documents(PRICED, schema("TidePriced", 1), v2, schema("TidePriced", 2)));

        assertThat(source(made, "TideTableConsumer.java"))
                .contains("TidePriced.v2")
                .doesNotContain("TidePriced.v1");
    }

    @Test
    void nothing_of_the_sample_is_left_and_the_lock_names_none_of_what_is_made_of_documents() {
        FileTree made = made(documents(PRICED, schema("TidePriced", 1)));

        made.files()
                .forEach((path, file) -> assertThat(file.text())
                        .as(path)
                        .doesNotContainIgnoringCase("purchase", "customer_name", "total()")
                        .doesNotContainPattern("@[A-Z]{3,}@"));
        assertThat(Generation.lock(made).files().keySet())
                .contains("service.yaml")
                .noneMatch(path -> path.contains("TideTableConsumer") || path.endsWith("Subject.java"));
    }

    @Test
    void documents_that_lack_something_are_a_line_each() {
        assertThatThrownBy(() -> TopicEvents.of("tide-tables", FileTree.EMPTY))
                .hasMessageContaining("topic tide-tables has no events/*.schema.json")
                .hasMessageContaining("-Dwaystone.contracts=update");
        FileTree documents = documents(PRICED, "{}", "events/TideSeen.v1.schema.json", "{")
                .with("events/TideGone.v1.schema.json", TreeFile.of(schema("TideGone", 1)));

        assertThatThrownBy(() -> TopicEvents.of("tide-tables", documents))
                .isInstanceOfSatisfying(
                        TemplateException.class,
                        e -> assertThat(e.problems())
                                .hasSize(3)
                                .anyMatch(
                                        line -> line.startsWith("events/TideGone.v1.example.json is missing; allowed:"))
                                .anyMatch(line ->
                                        line.startsWith("events/TideSeen.v1.schema.json or its example is no JSON"))
                                .anyMatch(line -> line.startsWith(PRICED + ": its $id names no type; allowed:")));
    }

    @Test
    void a_clone_that_has_the_sample_gets_no_skeleton_besides() {
        Answers whole = answers(false);
        FileTree clone = Generation.generate(template, whole);
        TopicEvents events = TopicEvents.of("tide-tables", documents(PRICED, schema("TidePriced", 1)));

        assertThatThrownBy(() -> TopicSkeleton.on(clone, template.manifest(), whole, events))
                .hasMessageContaining(
                        "README.md would be written twice; allowed: a clone without the template's sample");
    }

    private FileTree made(FileTree documents) {
        Answers answers = answers(true);
        return TopicSkeleton.on(
                Generation.generate(template, answers),
                template.manifest(),
                answers,
                TopicEvents.of("tide-tables", documents));
    }

    private Answers answers(boolean derived) {
        return new Answers(
                Noun.parse("Beach Warning"),
                Optional.of(Noun.parse("Tide Table")),
                new TreeMap<>(),
                new TreeMap<>(Map.of("package", "org.acme.beach", "owner", "coast", "onCall", "coast", "port", "8140")),
                new TreeSet<>(
                        derived
                                ? template.manifest()
                                        .with(template.manifest().derived().orElseThrow())
                                : Set.of()),
                Answers.Layout.MONOREPO);
    }

    private static FileTree documents(String... pathsAndSchemas) {
        FileTree documents = FileTree.EMPTY;
        for (int i = 0; i < pathsAndSchemas.length; i += 2) {
            documents = documents
                    .with(pathsAndSchemas[i], TreeFile.of(pathsAndSchemas[i + 1]))
                    .with(pathsAndSchemas[i].replace("schema", "example"), TreeFile.of("{}"));
        }
        return documents;
    }

    private static String schema(String name, int version) {
        return "{\"$id\": \"urn:waystone:event:org.acme.tidetables." + name + ".v" + version
                + "\", \"type\": \"object\"}";
    }

    private static String source(FileTree made, String name) {
        return made.get("src/main/java/org/acme/beach/" + name).orElseThrow().text();
    }
}
