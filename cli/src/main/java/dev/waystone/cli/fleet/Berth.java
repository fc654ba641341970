package dev.waystone.cli.fleet;

import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Credentials;
import dev.waystone.cli.clones.Deletion;
import dev.waystone.cli.clones.Git;
import dev.waystone.templates.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Where a member's clone lies on this machine: its own folder, or a fetched copy of its repository. */
final class Berth {
    private static final String OFFERED =
            "remote.origin.fetch=+refs/heads/waystone/upgrade-*:refs/heads/waystone/upgrade-*";

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
        Path copy = fetched.resolve(key(member));
        if (!Files.isDirectory(copy)) {
            clone(member.place(), copy);
        } else if (!renew(copy)) {
            delete(copy);
            clone(member.place(), copy);
        }
        Path folder = copy.resolve(member.folder()).normalize();
        if (!folder.startsWith(copy)) {
            throw new Failure("folder " + member.folder() + " leads out of " + member.shown());
        }
        return folder;
    }

    /**
     * Sends the branch of an upgrade to where the member was fetched from; nothing for a folder of this machine. What is there
     * already is replaced only by a commit of the same files.
     */
    void deliver(FleetFile.Member member, Path folder, String branch) {
        if (member.isGit()) {
            Git git = new Git(folder);
            String there = "refs/remotes/origin/" + branch;
            List<String> push = new ArrayList<>(List.of("push", "--quiet", "origin", branch));
            if (git.id(there + "^{tree}").equals(git.id(branch + "^{tree}"))) {
                push.add(2, "--force-with-lease=" + branch + ":" + there);
            }
            git.far().run(push.toArray(String[]::new));
        }
    }

    /** A copy of its own for each member: two may be upgraded at once. */
    private static String key(FleetFile.Member member) {
        byte[] exactly = (member.place() + "\n" + member.folder()).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(exactly);
            return member.name() + "-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What is there now, offered branches too: one that was deleted there is gone here. @return false if the copy is broken */
    private static boolean renew(Path copy) {
        Git git = new Git(copy);
        if (!isItsOwn(git, copy)) {
            return false;
        }
        Git far = git.far();
        far.run("fetch", "--quiet", "--prune", "origin");
        far.run("remote", "set-head", "origin", "--auto");
        return git.ask("reset", "--quiet", "--hard", "origin/HEAD").code() == 0;
    }

    /** Without that git would take the repository around it, the user's own. */
    private static boolean isItsOwn(Git git, Path copy) {
        try {
            return git.ask("rev-parse", "--show-toplevel")
                    .text()
                    .equals(copy.toRealPath().toString());
        } catch (IOException e) {
            return false;
        }
    }

    /** Beside its place and then moved there, so that a copy that is there is whole. */
    private static void clone(String url, Path copy) {
        Path half = copy.resolveSibling(copy.getFileName() + ".half");
        delete(half);
        try {
            Files.createDirectories(copy.getParent());
            new Git(copy.getParent())
                    .far()
                    .run(
                            "clone",
                            "--quiet",
                            "--config",
                            OFFERED,
                            "--",
                            url,
                            half.getFileName().toString());
            Files.move(half, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure("cannot write " + copy.getParent() + "; free some space, or give it to this user");
        }
    }

    private static void delete(Path folder) {
        try {
            Deletion.of(folder);
        } catch (IOException e) {
            throw new Failure("cannot delete " + folder + "; delete it yourself");
        }
    }

    /** What went wrong with a clone, for its row: what nobody foresaw, too, since one clone never ends a run. */
    static String oneLine(Throwable problem) {
        String text = switch (problem) {
            case TemplateException wrong -> String.join("; ", wrong.problems());
            case Failure known -> known.getMessage();
            case IOException disk -> String.valueOf(disk.getMessage());
            case UncheckedIOException disk -> disk.getMessage();
            case OutOfMemoryError memory -> "it is too large for this command's memory: " + memory.getMessage();
            default -> "unexpected: " + problem.getClass().getSimpleName() + ": " + problem.getMessage();
        };
        return Credentials.hidden(String.join("; ", text.lines().toList()));
    }
}
