package dev.waystone.cli.upgrade;

import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.clones.CloneFiles;
import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.render.Nearest;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import dev.waystone.templates.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Upgrades clones: merges in a scratch copy, builds and tests it there, and offers the result as one commit on a branch. The
 * user's files and branches are never touched, so it may be killed at any instant and run again.
 */
public final class Upgrader {
    private final TemplateSource templates;
    private final Workshop workshop;
    private final Consumer<Step> progress;

    /** @param progress is told each step when it is done */
    public Upgrader(TemplateSource templates, Workshop workshop, Consumer<Step> progress) {
        this.templates = templates;
        this.workshop = workshop;
        this.progress = progress;
    }

    /**
     * What the user asked for.
     *
     * @param to which version; the newest if empty
     * @param takeTheirs managed files whose edits are given up
     * @param dryRun only plan
     * @param verify build and test before the result is offered
     */
    public record Wish(Optional<String> to, Set<String> takeTheirs, boolean dryRun, boolean verify) {}

    /**
     * Upgrades the clone in a folder.
     *
     * @throws Failure if it cannot start, or the result does not build or a test is red; there is no branch then
     */
    public Outcome upgrade(Clone clone, Wish wish) throws IOException, InterruptedException {
        Plan first = Plan.of(clone, templates, wish.to(), wish.takeTheirs());
        checkNames(first, wish.takeTheirs());
        if (wish.dryRun()) {
            return new Outcome(
                    first.isNothing() ? Outcome.Kind.NOTHING : Outcome.Kind.PLANNED, first, Optional.empty());
        }
        new UserTree(clone).check();
        if (first.isNothing()) {
            return new Outcome(Outcome.Kind.NOTHING, first, Optional.empty());
        }
        try (Scratch scratch = Scratch.of(clone)) {
            Branch branch = new Branch(clone, first.version());
            Optional<Branch.State> made = branch.made();
            if (made.isPresent() && first.stops()) {
                return new Outcome(Outcome.Kind.STOPPED, first, Optional.empty());
            }
            if (made.equals(Optional.of(Branch.State.UNVERIFIED)) && wish.verify()) {
                return outcome(verifyOffered(scratch, branch), first, branch);
            }
            if (made.isPresent()) {
                return outcome(made.get(), first, branch);
            }
            progress.accept(Step.CHECKED);
            return upgrade(scratch, branch, first, wish);
        }
    }

    /** What was offered without a build, amended by a person or not, says from now on that it was built. */
    private Branch.State verifyOffered(Scratch scratch, Branch branch) throws IOException, InterruptedException {
        String offered = branch.tip();
        progress.accept(Step.CHECKED);
        scratch.make(offered);
        progress.accept(Step.CHOSEN);
        workshop.verify(scratch);
        progress.accept(Step.VERIFIED);
        String commit = scratch.reword(Message.verified(branch.message(offered)));
        progress.accept(Step.COMMITTED);
        branch.replace(offered, commit);
        progress.accept(Step.BRANCHED);
        return Branch.State.VERIFIED;
    }

    private Outcome upgrade(Scratch scratch, Branch branch, Plan first, Wish wish)
            throws IOException, InterruptedException {
        scratch.make("HEAD");
        progress.accept(Step.COPIED);
        Plan copied = ofTheCommit(scratch, first, wish);
        if (copied.isNothing()) {
            return new Outcome(Outcome.Kind.NOTHING, copied, Optional.empty());
        }
        if (copied.stops()) {
            return new Outcome(Outcome.Kind.STOPPED, copied, Optional.empty());
        }
        Plan plan = withRecipes(scratch, copied, wish);
        progress.accept(Step.MIGRATED);
        write(CloneFiles.read(scratch.folder()), plan.merged().tree(), scratch.folder());
        progress.accept(Step.MERGED);
        Branch.State state = verify(scratch, plan, wish);
        progress.accept(Step.VERIFIED);
        String commit = scratch.commit(
                changed(plan.before(), plan.merged().tree()),
                executable(plan.merged().tree()),
                new Message(scratch.clone(), plan, state).text());
        progress.accept(Step.COMMITTED);
        branch.make(commit);
        progress.accept(Step.BRANCHED);
        return outcome(state, plan, branch);
    }

    /**
     * The plan for what is committed. On the disk may lie something else: a file that Git was told to pass over, or what was
     * checked out when the first plan was made, before the older template was fetched.
     */
    private Plan ofTheCommit(Scratch scratch, Plan first, Wish wish) {
        boolean same = CloneFiles.read(scratch.folder()).equals(first.before());
        return same
                ? first
                : Plan.of(Clone.in(scratch.folder()), templates, first.to(), wish.takeTheirs())
                        .besides(scratch.clone().folder());
    }

    /** The plan anew if there are recipes, which only the copy can run. */
    private Plan withRecipes(Scratch scratch, Plan plan, Wish wish) throws IOException, InterruptedException {
        if (!plan.beforeRecipes()) {
            return plan;
        }
        Plan.Three three = new Migrator(templates, workshop).migrate(scratch, plan, templates.of(plan.lock()));
        return Plan.of(plan.lock(), plan.before(), three, plan.to(), wish.takeTheirs());
    }

    private Branch.State verify(Scratch scratch, Plan plan, Wish wish) throws IOException, InterruptedException {
        if (!plan.blocking().isEmpty()) {
            return Branch.State.CONFLICTS;
        }
        if (!wish.verify()) {
            return Branch.State.UNVERIFIED;
        }
        progress.accept(Step.CHOSEN);
        workshop.verify(scratch);
        return Branch.State.VERIFIED;
    }

    private static Outcome outcome(Branch.State state, Plan plan, Branch branch) {
        Outcome.Kind kind = switch (state) {
            case VERIFIED -> Outcome.Kind.VERIFIED;
            case UNVERIFIED -> Outcome.Kind.UNVERIFIED;
            case CONFLICTS -> Outcome.Kind.CONFLICTS;
        };
        return new Outcome(kind, plan, Optional.of(branch.name()));
    }

    private static Set<String> changed(FileTree before, FileTree after) {
        Set<String> paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        paths.removeIf(path -> before.get(path).equals(after.get(path)));
        return paths;
    }

    private static Set<String> executable(FileTree tree) {
        return tree.files().entrySet().stream()
                .filter(file -> file.getValue().kind() == TreeFile.Kind.EXECUTABLE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Writes what differs, so that what does not keeps its times and is not compiled again. */
    static void write(FileTree before, FileTree after, Path folder) throws IOException {
        SortedMap<String, TreeFile> written = new TreeMap<>();
        for (String path : changed(before, after)) {
            after.get(path).ifPresent(file -> written.put(path, file));
            if (after.get(path).isEmpty()) {
                Files.deleteIfExists(folder.resolve(path));
            }
        }
        Folder.write(new FileTree(written), folder);
    }

    /** A name that the merge would pass over in silence is refused. */
    private static void checkNames(Plan plan, Set<String> takeTheirs) {
        Set<String> known = new TreeSet<>(plan.merged().tree().files().keySet());
        known.addAll(plan.before().files().keySet());
        for (String name : takeTheirs) {
            if (!plan.managed().contains(name)) {
                String what = known.contains(name)
                        ? " is not the template's alone but " + plan.mode(name).text()
                        : " is no file of the clone";
                throw new Failure("--take-theirs " + name + what + "; "
                        + Nearest.to(name, plan.managed())
                                .map(near -> "did you mean " + near + "?")
                                .orElse(allowed(plan.managed())));
            }
        }
    }

    private static String allowed(Set<String> managed) {
        return managed.isEmpty()
                ? "this template has no managed files"
                : "allowed: the managed files " + String.join(", ", managed);
    }
}
