package dev.waystone.cli;

import dev.waystone.cli.clones.FreePort;
import dev.waystone.cli.clones.Questions;
import dev.waystone.templates.Answers;
import dev.waystone.templates.Answers.Layout;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.Noun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a whole set of answers of what was told: what was not is asked for at a terminal, and supposed elsewhere. */
final class NewAnswers {
    private final Manifest manifest;
    private final NewChecks checks;
    private final Questions questions;
    private final List<String> problems = new ArrayList<>();

    NewAnswers(Manifest manifest, NewChecks checks, Questions questions) {
        this.manifest = manifest;
        this.checks = checks;
        this.questions = questions;
    }

    /** What is wrong with what was told, one line each; once {@link #of} is done. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** @return the answers; empty if there are problems */
    Optional<Answers> of(NewOptions told) {
        String one = text(
                told.name,
                "Name of its aggregate, two words",
                "",
                name -> checks.noun(name, told.plural, told.article));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        Noun noun = Noun.of(one, told.plural, told.article);
        SortedMap<String, String> values = values(told, noun);
        Optional<Noun> consumed = consumed(told);
        List<String> without = without(told, sampleless(consumed));
        return problems.isEmpty()
                ? Optional.of(new Answers(
                        noun,
                        consumed,
                        new TreeMap<>(),
                        values,
                        new TreeSet<>(without),
                        told.standalone == null ? Layout.MONOREPO : Layout.STANDALONE))
                : Optional.empty();
    }

    private SortedMap<String, String> values(NewOptions told, Noun noun) {
        SortedMap<String, String> values = new TreeMap<>(manifest.values());
        values.put(
                "package", text(told.packageName, "Java package", "org.acme." + noun.lowerMany(), checks::packageName));
        String owner =
                text(told.owner, "Team that owns it", YamlWords.team(noun), team -> checks.team("--owner", team));
        values.put("owner", owner);
        if (told.onCall != null) {
            note(checks.team("--on-call", told.onCall));
        }
        values.put("onCall", told.onCall == null ? owner + "-on-call" : told.onCall);
        int port = told.port == null ? FreePort.next(checks.ports()) : told.port;
        note(checks.port(port));
        values.put("port", Integer.toString(port));
        return values;
    }

    private Optional<Noun> consumed(NewOptions told) {
        Optional<Noun> golden = manifest.nouns().consumed();
        if (golden.isEmpty()) {
            note(
                    told.consumes == null
                            ? Optional.empty()
                            : Optional.of("a " + manifest.name() + " reads no topic; leave out --consumes"));
            return golden;
        }
        String topic = text(told.consumes, "Topic that it reads", golden.get().kebabMany(), checks::topic);
        return golden.get().kebabMany().equals(topic) ? golden : checks.consumed(topic);
    }

    /** The sample reads the topic of the golden service; for another one it is left out, with what needs it. */
    private Set<String> sampleless(Optional<Noun> consumed) {
        return consumed.equals(manifest.nouns().consumed())
                ? Set.of()
                : manifest.derived().map(manifest::with).orElse(Set.of());
    }

    private List<String> without(NewOptions told, Set<String> always) {
        List<String> choice = manifest.features().keySet().stream()
                .filter(feature -> !always.contains(feature))
                .toList();
        Set<String> without = new TreeSet<>(always);
        if (told.without != null || !questions.canAsk() || choice.isEmpty()) {
            without.addAll(told.without == null ? List.of() : told.without);
            note(checks.features(List.copyOf(without)));
            return List.copyOf(without);
        }
        String all = String.join(", ", choice);
        String answer =
                text(null, "Features to leave out, of " + all, "none", list -> checks.features(also(list, always)));
        return also(answer, always);
    }

    private static List<String> also(String list, Set<String> always) {
        Set<String> all = new TreeSet<>(always);
        all.addAll(features(list));
        return List.copyOf(all);
    }

    private static List<String> features(String list) {
        return list.equals("none") ? List.of() : NewChecks.split(list);
    }

    private String text(
            @Nullable String told, String question, String supposed, Function<String, Optional<String>> check) {
        if (told == null && questions.canAsk()) {
            return questions
                    .ask(question, supposed, check)
                    .orElseThrow(() -> new Failure("not answered: " + question + "; nothing was made"));
        }
        String answer = told == null ? supposed : told;
        note(answer.isEmpty() ? Optional.of("say its name, such as \"Loyalty Account\"") : check.apply(answer));
        return answer;
    }

    private void note(Optional<String> problem) {
        problem.ifPresent(problems::add);
    }
}
