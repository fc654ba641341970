package dev.waystone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.clones.Clones;
import dev.waystone.cli.upgrade.Outcome;
import dev.waystone.cli.upgrade.Plan;
import dev.waystone.cli.upgrade.PlanReport;
import dev.waystone.cli.upgrade.Step;
import dev.waystone.cli.upgrade.Upgrader;
import dev.waystone.cli.upgrade.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "upgrade",
        description =
                "Merges what changed in its template into a clone, builds and tests the result in a scratch copy, and"
                        + " offers it as one commit on a branch; your files stay as they are. 1 if a person must decide"
                        + " something.")
final class UpgradeVerb implements Callable<Integer> {
    private final Desk desk;
    private final Workshop workshop;

    @Parameters(
            arity = "0..1",
            paramLabel = "<service>",
            description = "A service or a folder; may be left out where there is one clone.")
    private @Nullable String service;

    @Option(names = "--to", paramLabel = "<version>", description = "Which version; the newest if left out.")
    private @Nullable String to;

    @Option(names = "--dry-run", description = "Only says what would be done.")
    private boolean dryRun;

    @Option(names = "--no-verify", description = "Does not build and test the result.")
    private boolean noVerify;

    @Option(
            names = "--take-theirs",
            paramLabel = "<file>",
            description = "A managed file whose edits you give up; may be given again.")
    private List<String> takeTheirs = List.of();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    UpgradeVerb(Desk desk, Workshop workshop) {
        this.desk = desk;
        this.workshop = workshop;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path house = desk.house().root();
        Clone clone = Clone.in(new Clones(house, Path.of("")).folder(Optional.ofNullable(service)));
        var wish = new Upgrader.Wish(Optional.ofNullable(to), Set.copyOf(takeTheirs), dryRun, !noVerify);
        Outcome outcome = new Upgrader(desk.templates(), workshop, step -> progress(clone, step)).upgrade(clone, wish);
        PlanReport report = new PlanReport(clone, outcome.plan());
        if (json) {
            desk.console().say(json(outcome, report));
        } else {
            report.lines().forEach(desk.console()::say);
            words(outcome, clone).forEach(desk.console()::say);
        }
        return outcome.needsPerson() ? 1 : 0;
    }

    private void progress(Clone clone, Step step) {
        desk.console().progress(step.next(), clone.name() + ": " + step.next());
    }

    private static List<String> words(Outcome outcome, Clone clone) {
        String branch = outcome.branch().orElse("");
        return switch (outcome.kind()) {
            case NOTHING, PLANNED -> List.of();
            case VERIFIED ->
                List.of(
                        "",
                        "Built and tested. Your files are as they were; take it with",
                        "  git merge --ff-only " + branch);
            case UNVERIFIED ->
                List.of(
                        "",
                        "Neither built nor tested, as you asked. Your files are as they were; take it with",
                        "  git merge --ff-only " + branch);
            case CONFLICTS ->
                List.of(
                        "",
                        "Not built: decide between the markers, then check, and take it. Your files are as they were.",
                        "  git switch " + branch,
                        "  git commit --all --amend --no-edit",
                        "  " + clone.command("check"));
            case STOPPED -> stopped(outcome.plan(), clone);
        };
    }

    private static List<String> stopped(Plan plan, Clone clone) {
        List<String> lines = new ArrayList<>();
        if (!plan.inTheWay().isEmpty()) {
            lines.add("");
            lines.add(
                    "Nothing was done: Git would overwrite what it ignores, without a word. Put yours elsewhere or delete"
                            + " it, or commit it (git add --force), and upgrade again.");
        }
        if (!plan.stopping().isEmpty()) {
            lines.add("");
            lines.add(
                    "Nothing was done: a managed file is the template's, and yours is edited. Undo that, or give it up"
                            + " with");
            lines.add("  " + clone.command("upgrade") + takeTheirs(plan));
        }
        return lines;
    }

    /** Every file that stops it, as a shell reads it. */
    private static String takeTheirs(Plan plan) {
        return plan.stopping().stream()
                .map(path -> path.matches("[\\w./@%+=:,-]+") ? path : "'" + path.replace("'", "'\\''") + "'")
                .map(path -> " --take-theirs " + path)
                .collect(Collectors.joining());
    }

    private static String json(Outcome outcome, PlanReport report) throws JsonProcessingException {
        Map<String, Object> answer = report.map();
        answer.put("outcome", outcome.kind().name().toLowerCase(Locale.ROOT));
        answer.put("branch", outcome.branch().orElse(null));
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    }
}
