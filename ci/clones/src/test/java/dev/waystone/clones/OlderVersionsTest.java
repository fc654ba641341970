package dev.waystone.clones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.cli.upgrade.Plan;
import dev.waystone.templates.Answers;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Mode;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import dev.waystone.templates.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Nobody has to upgrade, and everybody can: a clone of every version that a template has had builds and passes its own tests on today's
 * platform, both as it was made and after its owner's edits and an upgrade to the newest version. An upgrade that takes a recipe is built in
 * {@code ci/acceptance}, from every version: by UpgradeHereTest from the first, by UpgradeByRecipeTest from the others.
 */
class OlderVersionsTest {

    private static final long MINUTES = 60;
    private static final List<String> TENS = List.of("", "Later ", "Last ");
    private static final List<String> ONES =
            List.of("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth");
    private static final String PROSE = "\nThese are ours.\n";
    private static final String METHOD = """

                static String oursIsOurs() {
                    return "ours";
                }
            """;

    private final Checkout checkout = Checkout.ofThisBuild();
    private final GitTemplates history = new GitTemplates(checkout.root());
    private final Map<String, String> labels = new LinkedHashMap<>();

    @Test
    void a_clone_of_any_version_is_a_sound_service_as_it_was_and_upgraded() throws Exception {
        assumeTrue(Boolean.getBoolean("waystone.all"), "./waystone test --all runs it");
        assumeTrue(checkout.hasHistory(), Checkout.NO_HISTORY);
        Workshop workshop = Workshop.in(Path.of("target/older versions").toAbsolutePath(), checkout);
        put(workshop, "rest-service", " Card", " Stamp");
        put(workshop, "event-consumer", " Letter", " Parcel");
        assertThat(labels).hasSizeGreaterThan(10);

        workshop.build(MINUTES);

        List<String> wrong = new ArrayList<>();
        for (var clone : labels.entrySet()) {
            Result result = Result.of(workshop.folder(clone.getKey()));
            System.out.printf("%-36s%7d tests%9.1f s%n", clone.getValue(), result.tests(), result.seconds());
            result.wrong().forEach(line -> wrong.add(clone.getValue() + ": " + line));
        }
        assertThat(wrong).as("see %s", workshop.log()).isEmpty();
        workshop.throwPackagesAway();
    }

    private void put(Workshop workshop, String archetype, String asItWas, String upgraded) {
        List<Version> versions = history.versions(archetype);
        for (int each = 0; each < versions.size(); each++) {
            Template template = history.at(archetype, versions.get(each));
            String label = archetype + " " + versions.get(each);
            Answers old = answers(template, noun(each, asItWas));
            put(workshop, old.noun(), label, Generation.generate(template, old));
            if (each < versions.size() - 1) {
                Answers kept = answers(template, noun(each, upgraded));
                FileTree edited = edited(Generation.generate(template, kept), kept.noun());
                Plan plan = Plan.of(Generation.lock(edited), edited, template, history.newest(archetype), Set.of());
                label += " to " + plan.version();
                if (plan.migrations().stream()
                        .allMatch(migration -> migration.recipes().isEmpty())) {
                    put(workshop, kept.noun(), label, upgraded(plan));
                } else {
                    System.out.printf("%-36s runs a recipe: not built here, but in ci/acceptance%n", label);
                }
            }
        }
    }

    private static Noun noun(int each, String what) {
        return Noun.parse(TENS.get(each / ONES.size()) + ONES.get(each % ONES.size()) + what);
    }

    private void put(Workshop workshop, Noun noun, String label, FileTree files) {
        workshop.put(noun.kebabMany(), files);
        labels.put(noun.kebabMany(), label);
    }

    /** Prose in a file that is the owner's, a method in one that the template goes on changing. */
    private static FileTree edited(FileTree made, Noun noun) {
        String rows = rows(noun);
        assertThat(Generation.lock(made).mode("README.md")).isEqualTo(Mode.OWNED);
        assertThat(Generation.lock(made).mode(rows)).isEqualTo(Mode.SHARED);
        String text = text(made, rows);
        String longer = text.substring(0, text.lastIndexOf('}')) + METHOD + "}\n";
        return made.with("README.md", made.files().get("README.md").withText(text(made, "README.md") + PROSE))
                .with(rows, made.files().get(rows).withText(longer));
    }

    private static FileTree upgraded(Plan plan) {
        FileTree upgraded = plan.merged().tree();
        assertThat(plan.merged().conflicts()).isEmpty();
        assertThat(text(upgraded, "README.md")).endsWith(PROSE);
        assertThat(text(upgraded, rows(plan.lock().answers().noun()))).contains(METHOD);
        return upgraded;
    }

    private static String rows(Noun noun) {
        return "src/main/java/org/acme/" + noun.lowerMany() + "/" + noun.pascal() + "s.java";
    }

    private static String text(FileTree files, String path) {
        return files.get(path).orElseThrow().text();
    }

    private Answers answers(Template template, Noun noun) {
        String word = noun.lowerMany();
        return new Answers(
                noun,
                template.manifest().nouns().consumed(),
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        "package",
                        "org.acme." + word,
                        "owner",
                        word,
                        "onCall",
                        word + "-on-call",
                        "port",
                        String.valueOf(8_200 + labels.size()))),
                new TreeSet<>(),
                Answers.Layout.MONOREPO);
    }
}
