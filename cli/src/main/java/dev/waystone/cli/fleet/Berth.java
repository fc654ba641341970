package dev.waystone.cli.fleet;

import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Git;
import dev.waystone.templates.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a member's clone lies on this machine: its own folder, or a fetched copy of its repository. */
final class Berth {
    private final FleetFile fleet;
    private final Path fetched;

    /** @param fetched where repositories are fetched to */
    Berth(FleetFile fleet, Path fetched) {
        this.fleet = fleet;
        this.fetched = fetched;
    }

    /**
     * The clone's folder, fetched anew if it is not this machine's.
     *
     * @throws Failure if it is not to be had
     */
    Path folder(FleetFile.Member member) {
        if (!member.isGit()) {
            Path above = fleet.file().toAbsolutePath().getParent();
            return above.resolve(member.place()).normalize();
        }
        Path copy = fetched.resolve(
                member.name() + "-" + Integer.toHexString(member.place().hashCode()));
        if (Files.isDirectory(copy.resolve(".git"))) {
            new Git(copy).run("fetch", "--quiet", "--prune", "origin");
            new Git(copy).run("reset", "--quiet", "--hard", "origin/HEAD");
        } else {
            clone(member.place(), copy);
        }
        Path folder = copy.resolve(member.folder()).normalize();
        if (!folder.startsWith(copy)) {
            throw new Failure("folder " + member.folder() + " leads out of " + member.place());
        }
        return folder;
    }

    /** Sends the branch of an upgrade to where the member was fetched from; nothing for a folder of this machine. */
    void deliver(FleetFile.Member member, Path folder, String branch) {
        if (member.isGit()) {
            new Git(folder).run("push", "--quiet", "--force-with-lease", "origin", branch);
        }
    }

    private static void clone(String url, Path copy) {
        try {
            Files.createDirectories(copy.getParent());
        } catch (IOException e) {
            throw new Failure("cannot write " + copy.getParent() + "; free some space, or give it to this user");
        }
        new Git(copy.getParent())
                .run("clone", "--quiet", "--", url, copy.getFileName().toString());
    }

    static String oneLine(Exception problem) {
        String text = problem instanceof TemplateException wrong
                ? String.join("; ", wrong.problems())
                : String.valueOf(problem.getMessage());
        return String.join("; ", text.lines().toList());
    }
}
