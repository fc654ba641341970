package dev.waystone.clones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.templates.Answers;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Glob;
import dev.waystone.templates.Mode;
import dev.waystone.templates.Template;
import dev.waystone.templates.TreeFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each archetype says is true of its golden service. */
class ArchetypesTest {

    private static final double MOST_IN_REGIONS = 0.05;

    private final Checkout checkout = Checkout.ofThisBuild();

    @ParameterizedTest
    @ValueSource(strings = {"rest-service", "event-consumer"})
    void the_golden_answers_give_the_golden_service_byte_for_byte(String archetype) {
        Template template = checkout.template(archetype);
        var kept = new TreeMap<>(template.golden().files());
        kept.keySet().removeIf(path -> template.manifest().omit().stream().anyMatch(glob -> glob.matches(path)));

        assertThat(Generation.generate(template, Answers.golden(template.manifest()), Generation.Tags.STAY))
                .isEqualTo(new FileTree(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-service", "event-consumer"})
    void every_pattern_finds_a_file(String archetype) {
        Template template = checkout.template(archetype);
        List<Glob> globs = new ArrayList<>(template.manifest().omit());
        template.manifest().features().values().forEach(feature -> globs.addAll(feature.files()));
        template.manifest().files().forEach(rule -> globs.addAll(rule.paths()));
        Set<String> paths = new TreeSet<>(template.golden().files().keySet());
        paths.addAll(template.manifest().shell());
        paths.addAll(checkout.standalone().files().keySet());

        assertThat(globs).allMatch(glob -> paths.stream().anyMatch(glob::matches));
    }

    /** What a mode is said for belongs to nobody else: the same of what a repository of its own has besides. */
    @ParameterizedTest
    @ValueSource(strings = {"rest-service", "event-consumer"})
    void what_stands_around_a_service_belongs_to_the_template_or_is_shared_on_purpose(String archetype) {
        Template template = checkout.template(archetype);
        Set<String> around = new TreeSet<>(template.manifest().shell());
        around.addAll(checkout.standalone().files().keySet());
        around.removeIf(path -> template.manifest().mode(path) == Mode.MANAGED);

        assertThat(around).containsExactly(".gitattributes", ".gitignore", "CODEOWNERS", "CONTRIBUTING.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-service", "event-consumer"})
    void is_packed_with_those_files_of_the_root_that_it_says(String archetype) {
        String packing = checkout.text("templates/archetypes/template.xml");
        assertThat(packing.substring(packing.lastIndexOf("<includes>")).lines().map(String::strip))
                .filteredOn(line -> line.startsWith("<include>"))
                .extracting(line -> line.replaceAll("</?include>", ""))
                .isEqualTo(checkout.template(archetype).manifest().shell());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-service", "event-consumer"})
    void what_is_optional_is_a_file_and_seldom_a_region(String archetype) {
        Template template = checkout.template(archetype);
        long lines = 0;
        long inRegions = 0;
        for (TreeFile file : template.golden().files().values()) {
            if (file.isText()) {
                lines += file.text().lines().count();
                inRegions += linesInRegions(file.text());
            }
        }
        assertThat(inRegions / (double) lines)
                .as("%d of %d lines", inRegions, lines)
                .isPositive()
                .isLessThanOrEqualTo(MOST_IN_REGIONS);
        assertThat(template.manifest().features()).hasSizeBetween(1, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-service", "event-consumer"})
    void is_packed_under_the_version_that_it_has(String archetype) {
        assertThat(checkout.text("templates/archetypes/" + archetype + "/pom.xml"))
                .contains("<artifactId>waystone-template-" + archetype + "</artifactId>")
                .contains("<version>" + checkout.template(archetype).manifest().version() + "</version>");
    }

    private static long linesInRegions(String text) {
        boolean[] open = {false};
        return Stream.of(text.split("\n"))
                .filter(line -> {
                    boolean inside = open[0] || line.contains("tag::");
                    open[0] = inside && !line.contains("end::");
                    return inside;
                })
                .count();
    }
}
