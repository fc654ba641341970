package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.templates.Answers;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Lock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A service that was made from a template. Its files are read anew each time they are asked for.
 *
 * @param folder where its {@code waystone.lock} lies, without links on the way
 * @param repository the root of what it is built with: itself, or the platform's
 * @param lock what it was made from
 */
public record Clone(Path folder, Path repository, Lock lock) {
    /**
     * The clone in a folder.
     *
     * @param named the folder, or a link to it
     * @throws Failure if there is no lock file in it
     * @throws dev.waystone.templates.TemplateException if that cannot be used, with every problem
     */
    public static Clone in(Path named) {
        Path folder = withoutLinks(named);
        Path file = folder.resolve(Lock.FILE);
        try {
            Lock lock = Lock.parse(Files.readString(file), file.toString());
            return new Clone(folder, root(folder, lock.answers().layout()), lock);
        } catch (IOException e) {
            throw new Failure(file + (Files.exists(file) ? " cannot be read" : " is not there")
                    + "; name a folder that ./waystone new made");
        }
    }

    /** Whether a folder has a lock file. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(Lock.FILE));
    }

    /** The service's name, also that of its folder in the platform's repository. */
    public String name() {
        return lock.answers().noun().kebabMany();
    }

    /** What a person types for it, in its repository: a standalone one needs no name. */
    public String command(String verb) {
        boolean alone = lock.answers().layout() == Answers.Layout.STANDALONE;
        return "./waystone " + verb + (alone ? "" : " " + folder.getFileName());
    }

    /** Its files as they lie on disk. */
    public FileTree files() {
        return CloneFiles.read(folder);
    }

    /** Its folder as seen from its repository: empty for a standalone one, else without a slash at its end. */
    public String path() {
        return repository.relativize(folder).toString().replace('\\', '/');
    }

    /** A folder as it is called without symbolic links on the way; itself if it is not there. */
    public static Path withoutLinks(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }

    private static Path root(Path folder, Answers.Layout layout) {
        if (layout == Answers.Layout.STANDALONE) {
            return folder;
        }
        Path services = folder.getParent();
        if (services == null || services.getParent() == null) {
            throw new Failure(folder.resolve(Lock.FILE)
                    + " says layout: monorepo, but the folder lies in no services/ of the platform; move it there");
        }
        return services.getParent();
    }
}
