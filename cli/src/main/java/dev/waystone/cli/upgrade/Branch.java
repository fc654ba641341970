package dev.waystone.cli.upgrade;

import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.clones.Git;
import dev.waystone.templates.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The branch on which an upgrade is offered. It is made in one step, and moved only to say that what is on it was built, too.
 */
final class Branch {
    private static final String NONE = "0000000000000000000000000000000000000000";
    private static final String TRAILER = "Waystone-Upgrade: ";

    private final Git git;
    private final String name;
    private final Path folder;

    /** How an upgrade on a branch ended. */
    enum State {
        /** Built and tested. */
        VERIFIED,
        /** Nobody built it. */
        UNVERIFIED,
        /** It has conflicts that a person decides. */
        CONFLICTS
    }

    Branch(Clone clone, Version version) {
        this.git = new Git(clone.repository());
        this.folder = clone.folder();
        this.name = "waystone/upgrade-" + clone.name() + "-" + version;
    }

    String name() {
        return name;
    }

    /** A line at the end of its commit's message. */
    static String trailer(State state) {
        return TRAILER + state.name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * How the upgrade ended that is on the branch already, made from the commit that is checked out.
     *
     * @return empty if there is no such branch
     * @throws Failure if there is one that is something else, or another service's
     */
    Optional<State> made() {
        Optional<String> tip = git.id("refs/heads/" + name);
        if (tip.isEmpty()) {
            return Optional.empty();
        }
        String message = git.run("log", "-1", "--format=%B", tip.get()).text();
        boolean fromHere = git.id(tip.get() + "^").equals(git.id("HEAD"));
        Optional<State> said = said(message);
        if (!fromHere || said.isEmpty()) {
            throw new Failure(
                    "the branch " + name + " is there already, and not as an upgrade of what is checked out; merge it,"
                            + " or delete it, also where it was pushed to: git branch -D " + name);
        }
        checkFolder(tip.get());
        return said;
    }

    /** Hooks and people put trailers of their own below it. */
    private static Optional<State> said(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(TRAILER))
                .reduce((first, last) -> last)
                .flatMap(line -> Stream.of(State.values())
                        .filter(state -> trailer(state).equals(line))
                        .findFirst());
    }

    /** Two services of one name in one repository have one branch; it is whose commit it has. */
    private void checkFolder(String tip) {
        String own = new Git(folder).run("rev-parse", "--show-prefix").text();
        String changed = git.run("diff", "--name-only", "--no-relative", "-z", tip + "^", tip)
                .text();
        for (String path : changed.split("\0")) {
            if (!path.startsWith(own)) {
                throw new Failure(
                        "the branch " + name + " is there already, and upgrades another service of this name: " + path
                                + " is not in " + own + "; merge it, or delete it: git branch -D " + name);
            }
        }
    }

    /** Gives a commit the branch's name; all or nothing. */
    void make(String commit) {
        git.run("update-ref", "-m", "waystone upgrade", "refs/heads/" + name, commit, NONE);
    }

    /** The commit that is on it. */
    String tip() {
        return git.run("rev-parse", "refs/heads/" + name).text();
    }

    String message(String commit) {
        return new String(git.run("log", "-1", "--format=%B", commit).output(), StandardCharsets.UTF_8);
    }

    /** Puts a commit in the place of another, unless somebody else has done so; all or nothing. */
    void replace(String old, String commit) {
        git.run("update-ref", "-m", "waystone upgrade", "refs/heads/" + name, commit, old);
    }
}
