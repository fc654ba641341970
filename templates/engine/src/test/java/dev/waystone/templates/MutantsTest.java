package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine that is broken on purpose is found out: a law that no mistake can break holds nothing. */
class MutantsTest {
    private static final int TRIES = 40;

    static Stream<Arguments> mutants() {
        return Stream.of(
                mutant(
                        "identity",
                        "a blank at a line's end",
                        generating(text -> text.replace(";\n", "; \n")),
                        (laws, seed) -> laws.identity()),
                mutant(
                        "round trip",
                        "plurals are forgotten",
                        generating(text -> text.replace("ies", "ys")),
                        Laws::roundTrip),
                mutant("no residue", "a casing is forgotten", leavingOneCasing(), Laws::noResidue),
                mutant(
                        "no residue",
                        "another word is renamed",
                        generating(text -> text.replace("tenant", "client")),
                        Laws::noResidue),
                mutant(
                        "determinism",
                        "the clock gets in",
                        generating(text -> text + System.nanoTime()),
                        Laws::determinism),
                mutant("upgrade", "the template's changes are passed over", merging(three -> three[1]), Laws::upgrade),
                mutant("edits", "the template's always wins", merging(three -> three[2]), Laws::edits),
                mutant("edits", "the user's always wins", merging(three -> three[1]), Laws::edits),
                mutant(
                        "edits",
                        "a line is dropped",
                        changing(text -> text.replaceFirst("(?m)^.*of-the-user-.*\\R?", "")),
                        Laws::edits),
                mutant(
                        "edits",
                        "one of two equal lines is dropped",
                        changing(text -> text.replaceFirst("(?m)^(.*of-the-user-.*)\\R(?=(?s:.*?)^\\1$)", "")),
                        Laws::edits),
                mutant(
                        "edits",
                        "two lines of the user change places",
                        changing(text -> text.replaceFirst(
                                "(?m)^(.*of-the-user-.*)$((?s:.*))^(?!\\1$)(.*of-the-user-.*)$", "$3$2$1")),
                        Laws::edits),
                mutant("edits", "what is the user's own is overwritten", overwriting(Mode.OWNED), Laws::edits),
                mutant("edits", "an edited managed file is overwritten", overwriting(Mode.MANAGED), Laws::edits),
                mutant("edits", "what the user deleted comes again", resurrecting(), Laws::edits),
                mutant("edits", "conflicts are not told", silent(), Laws::edits));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mutants")
    void is_found_out(String law, String mistake, Engine mutant, BiConsumer<Laws, Long> check) {
        Laws laws = new Laws(mutant, Sample.TEMPLATE);
        assertThat(LongStream.range(0, TRIES).anyMatch(seed -> isRed(laws, check, seed)))
                .as("%s notices that %s", law, mistake)
                .isTrue();
    }

    private static boolean isRed(Laws laws, BiConsumer<Laws, Long> check, long seed) {
        try {
            check.accept(laws, seed);
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }

    private static Arguments mutant(String law, String mistake, Engine engine, BiConsumer<Laws, Long> check) {
        return Arguments.of(law, mistake, engine, check);
    }

    private static Engine generating(UnaryOperator<String> mistake) {
        return new Engine() {
            @Override
            public FileTree generate(Template template, Answers answers, Generation.Tags tags) {
                return texts(Engine.super.generate(template, answers, tags), mistake);
            }
        };
    }

    private static Engine leavingOneCasing() {
        return new Engine() {
            @Override
            public FileTree generate(Template template, Answers answers, Generation.Tags tags) {
                String upper = answers.noun().one().replace(' ', '_').toUpperCase(java.util.Locale.ROOT);
                return texts(
                        Engine.super.generate(template, answers, tags), text -> text.replace(upper, "CATALOG_ITEM"));
            }
        };
    }

    private static Engine merging(Choice choice) {
        return new Engine() {
            @Override
            public Merged merge(FileTree base, FileTree yours, FileTree theirs, MergeRules rules) {
                return new Merged(choice.of(base, yours, theirs), java.util.List.of());
            }
        };
    }

    private interface Choice {
        FileTree choose(FileTree[] three);

        default FileTree of(FileTree... three) {
            return choose(three);
        }
    }

    /** Breaks the texts that come out of the merge. */
    private static Engine changing(UnaryOperator<String> mistake) {
        return new Engine() {
            @Override
            public Merged merge(FileTree base, FileTree yours, FileTree theirs, MergeRules rules) {
                Merged merged = Engine.super.merge(base, yours, theirs, rules);
                return new Merged(texts(merged.tree(), mistake), merged.conflicts());
            }
        };
    }

    private static Engine overwriting(Mode mode) {
        return new Engine() {
            @Override
            public Merged merge(FileTree base, FileTree yours, FileTree theirs, MergeRules rules) {
                Merged merged = Engine.super.merge(base, yours, theirs, rules);
                FileTree tree = merged.tree();
                for (String path : merged.tree().files().keySet()) {
                    if (rules.mode().apply(path) == mode && theirs.get(path).isPresent()) {
                        tree = tree.with(path, theirs.files().get(path));
                    }
                }
                return new Merged(tree, merged.conflicts());
            }
        };
    }

    private static Engine resurrecting() {
        return new Engine() {
            @Override
            public Merged merge(FileTree base, FileTree yours, FileTree theirs, MergeRules rules) {
                Merged merged = Engine.super.merge(base, yours, theirs, rules);
                FileTree tree = merged.tree();
                for (Conflict conflict : merged.conflicts()) {
                    if (conflict.kind() == Conflict.Kind.DELETED_BY_USER) {
                        tree = tree.with(conflict.path(), theirs.files().get(conflict.path()));
                    }
                }
                return new Merged(tree, merged.conflicts());
            }
        };
    }

    private static Engine silent() {
        return new Engine() {
            @Override
            public Merged merge(FileTree base, FileTree yours, FileTree theirs, MergeRules rules) {
                return new Merged(Engine.super.merge(base, yours, theirs, rules).tree(), java.util.List.of());
            }
        };
    }

    private static FileTree texts(FileTree tree, UnaryOperator<String> change) {
        SortedMap<String, TreeFile> files = new TreeMap<>(tree.files());
        files.replaceAll((path, file) ->
                file.isText() && !path.equals(Lock.FILE) ? file.withText(change.apply(file.text())) : file);
        return new FileTree(files);
    }
}
