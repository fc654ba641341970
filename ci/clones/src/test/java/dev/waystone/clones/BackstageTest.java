package dev.waystone.clones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waystone.cli.clones.Contracts;
import dev.waystone.clones.Variant.Maker;
import dev.waystone.templates.Backstage;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Scaffolder;
import dev.waystone.templates.Template;
import dev.waystone.templates.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/** Exported templates, judged and rendered by Backstage's own catalogue and scaffolder. */
class BackstageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Checkout checkout = Checkout.ofThisBuild();
    private final BackstageScaffolder backstage = new BackstageScaffolder(checkout);
    private final Path cases = Path.of("target/backstage").toAbsolutePath();

    @BeforeEach
    void backstage_is_here() throws IOException, InterruptedException {
        Optional<String> lacks = backstage.lacks();
        assumeTrue(lacks.isEmpty(), lacks.orElse(""));
        Workshop.empty(cases);
    }

    @Test
    void accepts_each_archetype_and_makes_of_it_what_the_tests_of_the_engine_are_about() throws Exception {
        Map<String, FileTree> expected = new TreeMap<>();
        for (Template template : templates()) {
            for (SortedSet<String> without : choices(template)) {
                Variant variant =
                        new Variant(template, Noun.parse("Gift Card"), without, Optional.empty(), Maker.SCAFFOLDER);
                FileTree export = export(template);
                String name = String.join("-", variant.archetype(), "without", String.join("-", without));
                put(name, export, Scaffolder.parameters(export, variant.answers()));
                expected.put(name, Scaffolder.rendered(export, variant.answers()));
            }
        }

        assertThat(backstage.problems(cases)).isEmpty();

        assertThat(expected).hasSizeGreaterThan(4);
        expected.forEach((name, files) -> {
            FileTree made = Folder.read(cases.resolve(name).resolve("made"), path -> true);
            assertThat(made.files().keySet()).as(name).isEqualTo(files.files().keySet());
            made.files()
                    .forEach((path, file) -> assertThat(file.text())
                            .as(name + ": " + path)
                            .isEqualTo(files.files().get(path).text()));
        });
    }

    @Test
    void refuses_what_is_no_template_what_it_cannot_render_and_answers_that_are_not_allowed() throws Exception {
        Template template = templates().getFirst();
        FileTree export = export(template);
        Map<String, Object> parameters = Scaffolder.parameters(
                export,
                new Variant(template, Noun.parse("Gift Card"), new TreeSet<>(), Optional.empty(), Maker.SCAFFOLDER)
                        .answers());
        for (Fault fault : Fault.ALL) {
            Map<String, Object> given = new TreeMap<>(parameters);
            given.putAll(fault.answers());
            put(fault.name(), fault.in(export), given);
        }

        List<String> problems = backstage.problems(cases);

        for (Fault fault : Fault.ALL) {
            assertThat(problems)
                    .filteredOn(line -> line.startsWith(fault.name() + ": "))
                    .isNotEmpty()
                    .anySatisfy(line -> assertThat(line).contains(fault.said()));
        }
    }

    /** One thing that is wrong with an export or with what is typed, and what Backstage says to it. */
    private record Fault(
            String name, String file, UnaryOperator<String> edit, Map<String, Object> answers, String said) {

        private static final List<Fault> ALL = List.of(
                typed("noun", Map.of("one", "gift card"), "instance.one does not match pattern"),
                typed("port", Map.of("port", "8191"), "instance.port is not of a type(s) integer"),
                typed("feature", Map.of("without", List.of("none")), "instance.without[0] is not one of enum values"),
                typed("needed", Map.of("without", List.of("cache")), "instance does not match allOf schema"),
                entity("kind", "kind: Template", "kind: Group", "this is no template of the scaffolder"),
                entity("tag", "tags: [java,", "tags: [Java,", "\"tags.0\" is not valid"),
                entity("step", "      action: publish:github\n", "", "must have required property 'action'"),
                entity("action", "publish:github", "publish:nowhere", "no action publish:nowhere"),
                entity("input", "url: ./skeleton", "uri: ./skeleton", "instance requires property \"url\""),
                entity("key", "kind: Template", "kind: Template\nmore: 1", "must NOT have additional properties"),
                new Fault("filter", "skeleton/a", text -> "${{ values.one | kebab }}", Map.of(), "filter \"kebab\""),
                new Fault("comment", "skeleton/a", text -> "{#switch it}", Map.of(), "Unterminated comment"),
                new Fault(
                        "folder", "skeleton/{% if values.one %}a/b{% endif %}", text -> "", Map.of(), "Missing endif"));

        private static Fault typed(String name, Map<String, Object> answers, String said) {
            return new Fault(name, "template.yaml", UnaryOperator.identity(), answers, said);
        }

        private static Fault entity(String name, String old, String other, String said) {
            return new Fault(name, "template.yaml", text -> text.replace(old, other), Map.of(), said);
        }

        FileTree in(FileTree export) {
            String text = export.get(file).map(TreeFile::text).orElse("");
            return export.with(file, TreeFile.of(edit.apply(text)));
        }
    }

    private void put(String name, FileTree export, Map<String, Object> parameters) throws IOException {
        Folder.write(export, cases.resolve(name).resolve("export"));
        Files.writeString(cases.resolve(name).resolve("parameters.json"), JSON.writeValueAsString(parameters));
    }

    /** As {@code ./waystone export} writes it. */
    private FileTree export(Template template) {
        FileTree documents = template.manifest()
                .nouns()
                .consumed()
                .map(noun -> Contracts.with(FileTree.EMPTY, checkout.root(), noun.kebabMany()))
                .orElse(FileTree.EMPTY);
        return Backstage.of(template, documents);
    }

    /** With what a repository of its own has besides. */
    private List<Template> templates() {
        return Stream.of("rest-service", "event-consumer")
                .map(checkout::template)
                .map(template -> new Template(
                        template.manifest(),
                        template.golden(),
                        Folder.read(
                                checkout.root(),
                                path -> template.manifest().shell().stream()
                                        .anyMatch(file ->
                                                file.equals(path) || path.endsWith("/") && file.startsWith(path))),
                        template.tree()))
                .toList();
    }

    /** Nothing, and each feature with those that cannot be without it. */
    private static List<SortedSet<String>> choices(Template template) {
        List<SortedSet<String>> choices = new ArrayList<>(List.of(new TreeSet<>()));
        Variant.choices(template.manifest())
                .forEach(feature -> choices.add(Variant.closed(template.manifest(), feature)));
        return choices;
    }
}
