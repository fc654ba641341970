package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What holds for every template, answers and edits; each fails with an AssertionError that says where. */
final class Laws {
    private final Engine engine;
    private final Template template;

    Laws(Engine engine, Template template) {
        this.engine = engine;
        this.template = template;
    }

    /** Golden answers give back the source, byte for byte. */
    void identity() {
        FileTree made = engine.generate(template, Answers.golden(template.manifest()), Generation.Tags.STAY);
        assertThat(made).isEqualTo(golden());
    }

    /** A clone renamed back is the golden service, byte for byte. */
    void roundTrip(long seed) {
        Answers answers = new RandomAnswers(seed).of(template.manifest());
        FileTree back = RoundTrip.back(engine, template, answers);
        assertThat(back.files().keySet()).isEqualTo(golden().files().keySet());
        back.files()
                .forEach((path, file) -> assertThat(file.text())
                        .as(path)
                        .isEqualTo(golden().files().get(path).text()));
        assertThat(back).isEqualTo(golden());
    }

    /** Exactly the listed nouns are gone: none is left, and nothing else is changed. */
    void noResidue(long seed) {
        Manifest manifest = template.manifest();
        Answers answers = new RandomAnswers(seed).of(manifest);
        FileTree clone = engine.generate(template, answers);
        assertThat(Residue.of(clone, nouns(Answers.golden(manifest)))).isEmpty();
        assertThat(clone.files().entrySet().stream()
                        .filter(file -> file.getValue().isText()
                                && Prune.mayHaveTags(file.getValue().text()))
                        .map(Map.Entry::getKey))
                .isEmpty();
        Answers whole = with(answers, Set.of());
        FileTree kept = engine.generate(template, whole, Generation.Tags.STAY);
        assertThat(Residue.bare(kept, nouns(whole), whole.values()))
                .isEqualTo(Residue.bare(golden(), nouns(Answers.golden(manifest)), manifest.values()));
    }

    /** The same template and answers give the same bytes, whoever asks, in whatever order the files came. */
    void determinism(long seed) {
        Answers answers = new RandomAnswers(seed).of(template.manifest());
        List<FileTree> made = Stream.of(1, 2, 3)
                .parallel()
                .map(again -> engine.generate(template, answers))
                .toList();
        assertThat(made).allMatch(tree -> tree.equals(made.getFirst()));
    }

    /** A new v2 is an upgraded new v1, and upgrading twice is upgrading once. */
    void upgrade(long seed) {
        Upgrade upgrade = Upgrade.of(engine, template, seed);
        Merged plain = upgrade.of(upgrade.before());
        assertThat(plain.conflicts()).isEmpty();
        assertThat(plain.tree()).isEqualTo(upgrade.expected());
        Merged again = upgrade.twice(plain.tree());
        assertThat(again.conflicts()).isEmpty();
        assertThat(again.tree()).isEqualTo(plain.tree());
    }

    /** A user's line vanishes only inside a reported conflict, and so does the template's. */
    void edits(long seed) {
        Upgrade upgrade = Upgrade.of(engine, template, seed);
        Edits edits = Edits.of(upgrade, seed);
        Merged merged = upgrade.of(edits.yours());
        assertThat(Witness.wrongs(upgrade, upgrade.moved(edits.yours()), merged))
                .as("seed %d, after %s and %s", seed, upgrade.change().kinds(), edits.told())
                .isEmpty();
        if (merged.conflicts().isEmpty()) {
            assertThat(upgrade.twice(merged.tree()).tree()).isEqualTo(merged.tree());
        }
    }

    /** The golden service's files but for those that no clone gets. */
    private FileTree golden() {
        FileTree files = template.golden();
        for (String path : template.golden().files().keySet()) {
            if (template.manifest().omit().stream().anyMatch(glob -> glob.matches(path))) {
                files = files.without(path);
            }
        }
        return files;
    }

    private static List<Noun> nouns(Answers answers) {
        return Stream.concat(Stream.of(answers.noun()), answers.consumed().stream())
                .toList();
    }

    private static Answers with(Answers answers, Set<String> without) {
        return new Answers(
                answers.noun(),
                answers.consumed(),
                answers.events(),
                answers.values(),
                new TreeSet<>(without),
                answers.layout());
    }
}
