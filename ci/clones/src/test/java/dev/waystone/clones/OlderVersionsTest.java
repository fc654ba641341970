package dev.waystone.clones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waystone.cli.clones.Git;
import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.templates.Answers;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import dev.waystone.templates.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nobody has to upgrade: a clone of every version that a template has had still builds, and passes its own tests, on today's platform. */
class OlderVersionsTest {

    private static final long MINUTES = 40;
    private static final List<String> WORDS = List.of(
            "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh");

    private final Checkout checkout = Checkout.ofThisBuild();
    private final GitTemplates history = new GitTemplates(checkout.root());

    @Test
    void a_clone_of_any_version_is_still_a_sound_service() throws Exception {
        if (!Boolean.getBoolean("waystone.all")) {
            System.out.println("not run: 1 build of clones of older versions; ./waystone test --all runs it");
        }
        assumeTrue(Boolean.getBoolean("waystone.all"));
        assumeTrue(
                new Git(checkout.root())
                        .ask("rev-parse", "--is-shallow-repository")
                        .text()
                        .equals("false"),
                "this checkout has no history; git fetch --unshallow brings it");
        Workshop workshop = Workshop.in(Path.of("target/older versions").toAbsolutePath(), checkout);
        Map<String, String> made = new LinkedHashMap<>();
        for (String archetype : List.of("rest-service", "event-consumer")) {
            for (Version version : history.versions(archetype)) {
                Noun noun =
                        Noun.parse(WORDS.get(made.size()) + (archetype.equals("rest-service") ? " Card" : " Letter"));
                Template template = history.at(archetype, version);
                String service = noun.many().toLowerCase().replace(' ', '-');
                workshop.put(service, Generation.generate(template, answers(template, noun, 8_200 + made.size())));
                made.put(service, archetype + " " + version);
            }
        }
        assertThat(made).hasSizeGreaterThan(6);

        workshop.build(MINUTES);

        List<String> wrong = new ArrayList<>();
        for (var clone : made.entrySet()) {
            Result result = Result.of(workshop.folder(clone.getKey()));
            System.out.printf("%-24s%7d tests%9.1f s%n", clone.getValue(), result.tests(), result.seconds());
            result.wrong().forEach(line -> wrong.add(clone.getValue() + ": " + line));
        }
        assertThat(wrong).as("see %s", workshop.log()).isEmpty();
    }

    private static Answers answers(Template template, Noun noun, int port) {
        String word = noun.many().toLowerCase().replace(" ", "");
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
                        String.valueOf(port))),
                new TreeSet<>(),
                Answers.Layout.MONOREPO);
    }
}
