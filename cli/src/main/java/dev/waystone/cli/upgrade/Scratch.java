package dev.waystone.cli.upgrade;

import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.clones.ExecutableBits;
import dev.waystone.cli.clones.Git;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A second working tree of a clone's repository, at a commit. It lies in {@code .waystone}, belongs to
 * one upgrade at a time, and is gone when that is over; what a killed one left is taken away by the next.
 */
public final class Scratch implements AutoCloseable {
    private final Clone clone;
    private final Git user;
    private final Path place;
    private final FileChannel turn;
    private final String prefix;

    private Scratch(Clone clone, Path place, FileChannel turn) {
        this.clone = clone;
        this.user = new Git(clone.repository());
        this.place = place;
        this.turn = turn;
        this.prefix = user.run("rev-parse", "--show-prefix").text();
    }

    /** @throws Failure if another process upgrades the clone */
    static Scratch of(Clone clone) throws IOException {
        Path upgrades = Files.createDirectories(clone.repository().resolve(".waystone/upgrade"));
        Files.writeString(upgrades.resolve(".gitignore"), "*\n");
        Path place = upgrades.resolve(clone.name());
        Path file = upgrades.resolve(clone.name() + ".lock");
        FileChannel turn = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(turn)) {
            turn.close();
            throw new Failure("another upgrade of " + clone.name() + " runs (" + file + "); wait for it");
        }
        return new Scratch(clone, place, turn);
    }

    /** Makes the working tree at a commit, in place of one that was left. */
    void make(String commit) throws IOException {
        clear();
        Files.createDirectories(place);
        user.run("-c", "core.hooksPath=/dev/null", "worktree", "add", "--quiet", "--detach", tree().toString(), commit);
    }

    /** The clone as the user has it. */
    public Clone clone() {
        return clone;
    }

    /** The folder around the working tree, for what belongs to the upgrade but not to Git. */
    public Path place() {
        return place;
    }

    /** The root of the working tree. */
    public Path tree() {
        return place.resolve("tree");
    }

    /** In the working tree, what the repository is in the user's. */
    public Path repository() {
        return tree().resolve(prefix).normalize();
    }

    /** In the working tree, the clone's folder. */
    public Path folder() {
        return repository().resolve(clone.path()).normalize();
    }

    /**
     * Commits.
     *
     * @param paths what changed, from the clone's folder
     * @param executable those of them that are to be so; Git does not see it on a disk that keeps no such bits
     * @return the commit's id, which no branch has yet
     */
    String commit(Collection<String> paths, Collection<String> executable, String message) throws IOException {
        Git git = new Git(folder());
        Path file = Files.writeString(place.resolve("message"), message);
        Path list = Files.writeString(place.resolve("paths"), String.join("\0", paths));
        git.run(
                "--literal-pathspecs",
                "add",
                "--all",
                "--force",
                "--pathspec-file-nul",
                "--pathspec-from-file=" + list);
        if (!ExecutableBits.areReal(git)) {
            markExecutable(git, paths, executable);
        }
        return commit(git, file);
    }

    private static void markExecutable(Git git, Collection<String> paths, Collection<String> executable) {
        Set<String> there = Set.of(git.run("ls-files", "-z").text().split("\0"));
        paths.stream()
                .filter(there::contains)
                .forEach(path ->
                        git.run("update-index", executable.contains(path) ? "--chmod=+x" : "--chmod=-x", "--", path));
    }

    /** The commit that the working tree is at, with another message. @return its id, which no branch has yet */
    String reword(String message) throws IOException {
        return commit(new Git(tree()), Files.writeString(place.resolve("message"), message), "--amend");
    }

    private static String commit(Git git, Path message, String... how) {
        List<String> command = new ArrayList<>(List.of("-c", "core.hooksPath=/dev/null", "commit"));
        command.addAll(List.of("--quiet", "--no-verify", "--cleanup=verbatim", "-F", message.toString()));
        command.addAll(List.of(how));
        git.run(command.toArray(String[]::new));
        return git.run("rev-parse", "HEAD").text();
    }

    /** Takes the working tree away and lets others upgrade the clone. */
    @Override
    public void close() throws IOException {
        try (turn) {
            clear();
        }
    }

    /** Git is asked again for what was half deleted at first; never to prune, which forgets trees of the user's, too. */
    private void clear() throws IOException {
        user.ask("worktree", "remove", "--force", "--force", tree().toString());
        delete(place);
        user.ask("worktree", "remove", "--force", "--force", tree().toString());
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(path);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isOurs(FileChannel turn) {
        try {
            return turn.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
