package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A service that is a Git repository of its own. */
public final class OwnRepository {
    private final Path root;

    /** @param root where it will be */
    public OwnRepository(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Whether it would lie in a checkout, by whatever links either is named. */
    public boolean isIn(Path checkout) throws IOException {
        return real(root).startsWith(checkout.toRealPath());
    }

    /** @throws Failure if this machine has no Git */
    public void checkGit() {
        new Git(Path.of("")).run("--version");
    }

    /** @throws Failure if something is there already */
    public void checkFree() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        if (!Files.isDirectory(root)) {
            throw new Failure(root + " is a file; name a folder that is not there yet");
        }
        try (Stream<Path> entries = Files.list(root)) {
            if (entries.findAny().isPresent()) {
                throw new Failure(root + " is not empty; name a folder that is not there yet");
            }
        }
    }

    /**
     * Makes it: all of it or, whatever happens, nothing.
     *
     * @param platform the Maven repository folder that the platform was published to on this machine
     * @param message of the first commit
     * @return why there is no first commit, and its files are only added; empty if there is one
     */
    public Optional<String> make(FileTree files, Path platform, String message) throws IOException {
        checkFree();
        try (var transaction = new Transaction(root.resolveSibling("." + root.getFileName() + ".new"))) {
            Path draft = transaction.staging().resolve("repository");
            Files.createDirectories(draft);
            Folder.write(files, draft);
            Path state = Files.createDirectories(draft.resolve(".waystone"));
            Files.writeString(state.resolve("settings.xml"), PlatformSettings.text(platform));
            Optional<String> uncommitted = commit(new Git(draft), message);
            Files.deleteIfExists(root);
            transaction.move(draft, root);
            transaction.commit();
            return uncommitted;
        }
    }

    /** @return why it failed */
    static Optional<String> commit(Git git, String message) {
        git.run("init", "--quiet", "--initial-branch=main");
        git.run("add", "--all");
        if (git.ask("var", "GIT_AUTHOR_IDENT").code() != 0) {
            return Optional.of("Git knows no user.name and user.email here");
        }
        try {
            Git.Answer answer = git.ask("commit", "--quiet", "--message", message);
            return answer.code() == 0
                    ? Optional.empty()
                    : Optional.of("git commit failed: "
                            + Git.reason(answer.complaint()).orElse("exit code " + answer.code()));
        } catch (Failure e) { // a hook or a key that waits for somebody
            return Optional.of("git commit failed: it does not end");
        }
    }

    /** The folder or, if that is not there yet, what there is of the way to it, without symbolic links. */
    private static Path real(Path folder) throws IOException {
        Path there = folder;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return there.toRealPath().resolve(there.relativize(folder)).normalize();
    }
}
