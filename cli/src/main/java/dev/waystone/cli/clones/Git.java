package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The user's own {@code git} in a folder. Each call is a process that ends within a limit, never asks anybody for a password, and
 * works in that folder's repository even if a hook of another one started it. No failure tells a password of a URL. Safe for use
 * by many threads.
 */
public final class Git {
    private static final Duration NEARBY = Duration.ofMinutes(1);
    private static final Duration FAR = Duration.ofMinutes(10);
    private static final List<String> ABOUT = List.of("To ", "Cloning into ", "hint: ", "warning: ", "remote: ");
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** What says which repository git works in, where git itself calls this command from a hook or an alias. */
    static final List<String> ELSEWHERE = List.of(
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_COMMON_DIR",
            "GIT_CONFIG",
            "GIT_DIR",
            "GIT_GRAFT_FILE",
            "GIT_IMPLICIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_INTERNAL_SUPER_PREFIX",
            "GIT_NO_REPLACE_OBJECTS",
            "GIT_OBJECT_DIRECTORY",
            "GIT_PREFIX",
            "GIT_REPLACE_REF_BASE",
            "GIT_SHALLOW_FILE",
            "GIT_WORK_TREE");

    /** An empty program is none to git, and comes before those of its configuration. */
    private static final Map<String, String> ASKS_NOBODY =
            Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_ASKPASS", "", "SSH_ASKPASS", "", "SSH_ASKPASS_REQUIRE", "never");

    private final Path folder;
    private final Duration patience;
    private final Map<String, String> environment;

    /** For what lies on this machine: each call ends within a minute. */
    public Git(Path folder) {
        this(folder, NEARBY, Map.of());
    }

    private Git(Path folder, Duration patience, Map<String, String> environment) {
        this.folder = folder;
        this.patience = patience;
        this.environment = environment;
    }

    /** For what talks to another machine: each call ends within ten minutes, and SSH asks for nothing, too. */
    public Git far() {
        return new Git(folder, FAR, new Ssh(this).environment());
    }

    Path folder() {
        return folder;
    }

    Git within(Duration limit) {
        return new Git(folder, limit, environment);
    }

    /**
     * What a program said.
     *
     * @param code its exit code
     * @param output what it printed
     * @param complaint what it printed on standard error, without blanks around it
     */
    public record Answer(int code, byte[] output, String complaint) {
        /** The output as text, without blanks around it. */
        public String text() {
            return new String(output, StandardCharsets.UTF_8).strip();
        }
    }

    /** Whether this machine has a {@code git}. */
    static boolean isInstalled() {
        return Installed.YES;
    }

    /** Asked for once. */
    private static final class Installed {
        private static final boolean YES = isThere();

        private static boolean isThere() {
            try {
                new Git(Path.of("")).ask("--version");
                return true;
            } catch (Failure e) {
                return false;
            }
        }
    }

    /** Takes away what names another repository, so that a process finds the one that it runs in. */
    public static void forgetOthers(Map<String, String> environment) {
        ELSEWHERE.forEach(environment::remove);
    }

    /** Whether the folder lies in a working tree, and is not ignored there. */
    public boolean isRepository() {
        return ask("rev-parse", "--is-inside-work-tree").text().equals("true")
                && ask("check-ignore", "--quiet", ".").code() != 0;
    }

    /** The id of an object, such as {@code HEAD:./services}, with paths relative to the folder; empty if there is none. */
    public Optional<String> id(String revision) {
        Answer answer = ask("rev-parse", "--verify", "--quiet", revision);
        return answer.code() == 0 ? Optional.of(answer.text()) : Optional.empty();
    }

    /**
     * Runs it and gives back what it printed.
     *
     * @throws Failure if it fails, with its own words
     */
    public Answer run(String... arguments) {
        Answer answer = ask(arguments);
        if (answer.code() != 0) {
            throw new Failure(Credentials.hidden("git " + String.join(" ", arguments) + " fails in " + folder + ": "
                    + reason(answer.complaint()).orElse("exit code " + answer.code())));
        }
        return answer;
    }

    /** The first line that says why, or the first one. */
    static Optional<String> reason(String complaint) {
        return complaint
                .lines()
                .map(String::strip)
                .filter(line -> ABOUT.stream().noneMatch(line::startsWith))
                .findFirst()
                .or(() -> complaint.lines().findFirst());
    }

    /** Runs it, whatever its exit code. */
    public Answer ask(String... arguments) {
        return ask(new byte[0], arguments);
    }

    /**
     * The same, with something to read.
     *
     * @throws Failure if there is no {@code git}, or it does not end in time
     */
    public Answer ask(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            forgetOthers(builder.environment());
            builder.environment().putAll(ASKS_NOBODY);
            builder.environment().putAll(environment);
            return answer(builder.start(), input, Credentials.hidden(String.join(" ", arguments)));
        } catch (IOException e) {
            throw new Failure("cannot run git (" + e.getMessage() + "); install it (Debian: apt-get install git)");
        }
    }

    /** Reads on threads of their own, since what git started may keep its output open after it. */
    private Answer answer(Process git, byte[] input, String asked) {
        var output = new ByteArrayOutputStream();
        var complaint = new ByteArrayOutputStream();
        Thread words = Thread.ofVirtual().start(() -> drain(git.getInputStream(), output));
        Thread errors = Thread.ofVirtual().start(() -> drain(git.getErrorStream(), complaint));
        Thread.ofVirtual().start(() -> write(git.getOutputStream(), input));
        long end = System.nanoTime() + patience.toNanos();
        try {
            boolean ended = git.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    && words.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            if (!ended) {
                throw new Failure("git " + asked + " does not end in " + folder + " within " + patience.toSeconds()
                        + " s; try it yourself");
            }
            errors.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while git " + asked + " ran; try again");
        } finally {
            kill(git);
        }
        return new Answer(
                git.exitValue(),
                output.toByteArray(),
                complaint.toString(StandardCharsets.UTF_8).strip());
    }

    /** Does nothing to one that has ended. Asked first, git takes away what it had half done. */
    private static void kill(Process git) {
        if (!git.isAlive()) {
            return;
        }
        List<ProcessHandle> children = git.descendants().toList();
        git.destroy();
        try {
            git.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        git.destroyForcibly();
    }

    private static void drain(InputStream from, OutputStream to) {
        try (from) {
            from.transferTo(to);
        } catch (IOException e) {
            // it ended: what it has said is all there is
        }
    }

    private static void write(OutputStream to, byte[] input) {
        try (to) {
            to.write(input);
        } catch (IOException e) {
            // it ended without reading: its exit code says why
        }
    }
}
