package dev.waystone.clones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.clones.Variant.Maker;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One run of Maven builds them all; {@code -Dwaystone.all=true} makes every combination of features, {@code -Dwaystone.clones=TEXT} those
 * alone whose difference has that text, to look at them more closely.
 */
class ClonesTest {

    private static final boolean ALL = Boolean.getBoolean("waystone.all");
    private static final String ONLY = System.getProperty("waystone.clones", "");
    private static final long MINUTES = ALL ? 60 : 20;

    /** Of this repository; the first one's events are about something else than its name says. */
    private static final List<String> TOPICS = List.of("Stock Item", "Catalog Item", "Card Payment", "Purchase Order");

    private final Checkout checkout = Checkout.ofThisBuild();
    private final Workshop workshop = Workshop.in(Path.of("target/workshop").toAbsolutePath(), checkout);

    @Test
    void services_of_each_archetype_pass_their_own_tests_whole_and_without_each_feature() throws Exception {
        var templates = Stream.of("rest-service", "event-consumer")
                .map(checkout::template)
                .toList();
        var variants = wished(templates);
        variants.forEach(variant -> workshop.put(variant.service(), variant.made()));
        Variant broken = new Variant(
                templates.getLast(), Noun.parse("Broken Promise"), new TreeSet<>(), Optional.empty(), Maker.NEW);
        workshop.put(broken.service(), lost(broken.made()));

        workshop.build(MINUTES);

        List<String> wrong = new ArrayList<>();
        System.out.printf("%-16s%-24s%-18s%7s%9s%n", "ARCHETYPE", "DIFFERENCE", "SERVICE", "TESTS", "SECONDS");
        for (Variant variant : variants) {
            Result result = Result.of(workshop.folder(variant.service()));
            System.out.printf(
                    "%-16s%-24s%-18s%7d%9.1f%n",
                    variant.archetype(), variant.difference(), variant.service(), result.tests(), result.seconds());
            result.wrong()
                    .forEach(line -> wrong.add("%s (%s, %s): %s"
                            .formatted(variant.archetype(), variant.difference(), variant.service(), line)));
        }
        assertThat(wrong).as("see %s", workshop.log()).isEmpty();
        assertThat(Result.of(workshop.folder(broken.service())).wrong())
                .as("a clone that misses a file is no sound service")
                .contains("no test ran", "it was not packaged");
        workshop.throwPackagesAway();
    }

    private List<Variant> wished(List<Template> templates) {
        List<Variant> sets = ALL ? Variant.withEverySetOff(templates) : Variant.withEachFeatureOff(templates);
        List<Variant> all = scaffolded(templates, readers(templates.getLast(), sets));
        if (!ONLY.isEmpty()) {
            System.out.println("not run: clones without \"" + ONLY + "\" in their difference");
        }
        List<Variant> wished = all.stream()
                .filter(variant -> variant.difference().contains(ONLY))
                .toList();
        assertThat(wished).as("clones with " + ONLY + " in their difference").isNotEmpty();
        return wished;
    }

    /** Consumers of topics that the sample does not read: of a service here, and of one of these clones. */
    private List<Variant> readers(Template consumer, List<Variant> variants) {
        Variant clone = variants.getFirst();
        List<Variant> more = Variant.withReader(variants, consumer, Topic.of(clone.noun(), clone.made()));
        for (String one : ALL ? TOPICS : TOPICS.subList(0, 1)) {
            more = Variant.withReader(more, consumer, Topic.of(checkout, Noun.parse(one)));
        }
        return more;
    }

    /** That what the scaffolder renders is, byte for byte, a clone of {@code new} is a law of the engine. */
    private static List<Variant> scaffolded(List<Template> templates, List<Variant> variants) {
        if (!ALL) {
            System.out.println(
                    "not run: 2 services that Backstage's scaffolder makes; ./waystone test --all builds them");
            return variants;
        }
        return Variant.withScaffolded(variants, templates);
    }

    @Test
    void a_service_that_was_never_built_is_not_sound() throws IOException {
        assertThat(Result.of(Path.of("target/there-is-none")).wrong())
                .containsExactly("no test ran", "it was not packaged");
    }

    /** The clone without one of its sources, as if the template had forgotten it. */
    private static FileTree lost(FileTree made) {
        return made.without(made.files().keySet().stream()
                .filter(path -> path.startsWith("src/main/java/") && !path.endsWith("package-info.java"))
                .findFirst()
                .orElseThrow());
    }
}
