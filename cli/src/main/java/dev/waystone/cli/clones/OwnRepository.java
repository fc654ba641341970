package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A service that is a Git repository of its own. */
public final class OwnRepository {
    private final Path root;

    /** @param root where it will be */
    public OwnRepository(Path root) {
        this.root = root.toAbsolutePath().normalize();
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
     * @return whether there is a first commit; without a name and an address in Git's configuration the files are only added
     */
    public boolean make(FileTree files, Path platform, String message) throws IOException {
        checkFree();
        try (var transaction = new Transaction(root.resolveSibling("." + root.getFileName() + ".new"))) {
            Path draft = transaction.staging().resolve("repository");
            Files.createDirectories(draft);
            Folder.write(files, draft);
            Path state = Files.createDirectories(draft.resolve(".waystone"));
            Files.writeString(state.resolve("settings.xml"), PlatformSettings.text(platform));
            boolean committed = commit(new Git(draft), message);
            Files.deleteIfExists(root);
            transaction.move(draft, root);
            transaction.commit();
            return committed;
        }
    }

    private static boolean commit(Git git, String message) {
        git.run("init", "--quiet", "--initial-branch=main");
        git.run("add", "--all");
        boolean known = git.ask("var", "GIT_AUTHOR_IDENT").code() == 0;
        if (known) {
            git.run("commit", "--quiet", "--message", message);
        }
        return known;
    }
}
