package dev.waystone.clones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.templates.FileTree;
import dev.waystone.templates.Noun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One run of Maven builds them all; {@code -Dwaystone.all=true} makes every combination of features. */
class ClonesTest {

    private static final boolean ALL = Boolean.getBoolean("waystone.all");
    private static final long MINUTES = ALL ? 40 : 15;

    private final Checkout checkout = Checkout.ofThisBuild();
    private final Workshop workshop = Workshop.in(Path.of("target/workshop").toAbsolutePath(), checkout);

    @Test
    void services_of_each_archetype_pass_their_own_tests_whole_and_without_each_feature() throws Exception {
        var templates = Stream.of("rest-service", "event-consumer")
                .map(checkout::template)
                .toList();
        var variants = ALL ? Variant.withEverySetOff(templates) : Variant.withEachFeatureOff(templates);
        variants.forEach(variant -> workshop.put(variant.service(), variant.made()));
        Variant broken = new Variant(templates.getLast(), Noun.parse("Broken Promise"), new TreeSet<>());
        workshop.put(broken.service(), lost(broken.made()));

        workshop.build(MINUTES);

        List<String> wrong = new ArrayList<>();
        System.out.printf("%-16s%-16s%-18s%7s%9s%n", "ARCHETYPE", "FEATURES OFF", "SERVICE", "TESTS", "SECONDS");
        for (Variant variant : variants) {
            Result result = Result.of(workshop.folder(variant.service()));
            String off = variant.without().isEmpty() ? "-" : String.join(",", variant.without());
            System.out.printf(
                    "%-16s%-16s%-18s%7d%9.1f%n",
                    variant.archetype(), off, variant.service(), result.tests(), result.seconds());
            result.wrong()
                    .forEach(line -> wrong.add(
                            "%s without %s (%s): %s".formatted(variant.archetype(), off, variant.service(), line)));
        }
        assertThat(wrong).as("see %s", workshop.log()).isEmpty();
        assertThat(Result.of(workshop.folder(broken.service())).wrong())
                .as("a clone that misses a file is no sound service")
                .contains("no test ran", "it was not packaged");
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
