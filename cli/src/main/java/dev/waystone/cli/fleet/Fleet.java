package dev.waystone.cli.fleet;

import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.clones.Git;
import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.cli.upgrade.Outcome;
import dev.waystone.cli.upgrade.Plan;
import dev.waystone.cli.upgrade.Upgrader;
import dev.waystone.cli.upgrade.Workshop;
import dev.waystone.templates.Conflict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Upgrades the clones of a fleet in waves. A wave begins when the one before has no red clone. */
final class Fleet {
    private final FleetFile file;
    private final Berth berth;
    private final Logbook logbook;
    private final TemplateSource templates;
    private final Upgrader upgrader;
    private final Consumer<Result> progress;

    /** @param state the folder for what is fetched and for the logbook */
    Fleet(FleetFile file, Path state, TemplateSource templates, Workshop workshop, Consumer<Result> progress) {
        this.file = file;
        this.berth = new Berth(file, state.resolve("fetched"));
        this.logbook = new Logbook(state.resolve("logbook.json"));
        this.templates = templates;
        this.upgrader = new Upgrader(templates, workshop, step -> {});
        this.progress = progress;
    }

    /** Upgrades or plans, as wished; a result for each member, in their order. */
    List<Result> run(Upgrader.Wish wish) throws InterruptedException {
        List<Result> results = new ArrayList<>();
        AtomicBoolean red = new AtomicBoolean();
        int wave = 0;
        for (List<FleetFile.Member> members : file.inWaves()) {
            int number = ++wave;
            results.addAll(Crew.each(file.parallel(), members, member -> next(member, number, wish, red)));
        }
        return results;
    }

    private Result next(FleetFile.Member member, int wave, Upgrader.Wish wish, AtomicBoolean red) {
        if (red.get() && !wish.dryRun()) {
            return Result.without(member, wave, "", Result.Word.WAITING, "a red clone came before");
        }
        Result result = one(member, wave, wish);
        if (result.word() == Result.Word.RED) {
            red.set(true);
        }
        progress.accept(result);
        return result;
    }

    private Result one(FleetFile.Member member, int wave, Upgrader.Wish wish) {
        String from = "";
        try {
            Path folder = berth.folder(member);
            Clone clone = Clone.in(folder);
            from = clone.lock().version().toString();
            String key = key(clone, wish);
            var done = wish.dryRun()
                    ? Optional.<Result>empty()
                    : logbook.done(member, key).filter(result -> isThere(folder, result));
            if (done.isPresent()) {
                return done.get();
            }
            Outcome outcome = upgrader.upgrade(clone, wish);
            outcome.branch().ifPresent(branch -> berth.deliver(member, folder, branch));
            Result result = result(member, wave, from, outcome);
            if (!wish.dryRun()) {
                logbook.note(member, key, result);
            }
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.without(member, wave, from, Result.Word.RED, "interrupted");
        } catch (RuntimeException | IOException | OutOfMemoryError | StackOverflowError e) {
            return Result.without(member, wave, from, Result.Word.RED, Berth.oneLine(e));
        }
    }

    /** Changes with the clone's commit, the version and whether it is verified. */
    private String key(Clone clone, Upgrader.Wish wish) {
        String version = wish.to()
                .orElseGet(() -> templates
                        .newest(clone.lock().template())
                        .manifest()
                        .version()
                        .toString());
        return new Git(clone.folder()).id("HEAD").orElse("none") + " " + version + (wish.verify() ? "" : " unverified");
    }

    /** What was offered and is gone was turned down: it is offered anew. */
    private static boolean isThere(Path folder, Result result) {
        return result.word() == Result.Word.CURRENT
                || Optional.ofNullable(result.branch())
                        .filter(branch -> !branch.isEmpty())
                        .flatMap(new Git(folder)::id)
                        .isPresent();
    }

    private static Result result(FleetFile.Member member, int wave, String from, Outcome outcome) {
        Plan plan = outcome.plan();
        String to = plan.version().toString();
        String conflicts = plan.blocking().stream().map(Conflict::path).collect(Collectors.joining(", "));
        Result.Word word = switch (outcome.kind()) {
            case NOTHING -> Result.Word.CURRENT;
            case PLANNED -> plan.blocking().isEmpty() ? Result.Word.READY : Result.Word.NEEDS_PERSON;
            case VERIFIED, UNVERIFIED -> Result.Word.UPGRADED;
            case CONFLICTS, STOPPED -> Result.Word.NEEDS_PERSON;
        };
        String detail = switch (word) {
            case NEEDS_PERSON ->
                conflicts
                        + outcome.branch().map(branch -> " on " + branch).orElse("")
                        + (plan.beforeRecipes() ? " (recipes run first, then it may be otherwise)" : "");
            case UPGRADED -> outcome.branch().orElse("");
            case READY -> plan.changes().size() + " files change";
            default -> "";
        };
        return new Result(
                member.name(),
                member.shown(),
                wave,
                from,
                to,
                word,
                detail,
                outcome.branch().orElse(""));
    }
}
