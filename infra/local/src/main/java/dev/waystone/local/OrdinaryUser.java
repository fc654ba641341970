package dev.waystone.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Who the database's programs run as, since they refuse root: an ordinary user stays itself; root becomes nobody, in a user
 * namespace (who still owns root's files there) where the system allows one, else for real, and is then given the data folders.
 */
final class OrdinaryUser {

    private static final int NOBODY = 65_534;
    private static final List<String> NAMESPACE = List.of("unshare", "-U", "--");
    private static final List<String> FOR_REAL =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");

    private final List<String> prefix;

    private OrdinaryUser(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * The user for a state folder.
     *
     * @throws LocalProblem if this is root and the system offers no way to be somebody else
     */
    static OrdinaryUser of(Path state) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new OrdinaryUser(List.of());
        }
        return works(NAMESPACE, "true") ? new OrdinaryUser(NAMESPACE) : forReal(state);
    }

    static OrdinaryUser forReal(Path state) {
        if (!works(FOR_REAL, "test", "-x", state.toString())) {
            throw new LocalProblem(
                    "the database refuses to run as root, unshare -U is not allowed here, and user nobody cannot enter "
                            + state,
                    "run it as an ordinary user, or from a folder that all can enter");
        }
        return new OrdinaryUser(FOR_REAL);
    }

    /** The command, run as this user. */
    List<String> running(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Makes the file or folder this user's, with all that is in it. */
    void own(Path path) throws IOException {
        if (!prefix.equals(FOR_REAL)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", NOBODY);
                Files.setAttribute(file, "unix:gid", NOBODY);
            }
        }
    }

    private static boolean works(List<String> prefix, String... command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such command
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
