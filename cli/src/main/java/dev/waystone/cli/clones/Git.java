package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The user's own {@code git} in a folder. Each call is a process; safe for use by many threads. */
public final class Git {
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;

    public Git(Path folder) {
        this.folder = folder;
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
            throw new Failure("git " + String.join(" ", arguments) + " fails in " + folder + ": "
                    + answer.complaint().lines().findFirst().orElse("exit code " + answer.code()));
        }
        return answer;
    }

    /** Runs it, whatever its exit code. */
    public Answer ask(String... arguments) {
        return ask(new byte[0], arguments);
    }

    /**
     * The same, with something to read.
     *
     * @throws Failure if there is no {@code git}, or it does not end within a minute
     */
    public Answer ask(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            Process git = new ProcessBuilder(command).start();
            var complaint = new ByteArrayOutputStream();
            Thread errors = Thread.ofVirtual().start(() -> drain(git.getErrorStream(), complaint));
            Thread feed = Thread.ofVirtual().start(() -> write(git.getOutputStream(), input));
            byte[] output = git.getInputStream().readAllBytes();
            if (!git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                git.destroy();
                throw new Failure("git " + arguments[0] + " does not end in " + folder + "; try it yourself");
            }
            feed.join();
            errors.join();
            return new Answer(
                    git.exitValue(),
                    output,
                    complaint.toString(StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new Failure("cannot run git (" + e.getMessage() + "); install it (Debian: apt-get install git)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while git " + arguments[0] + " ran; try again");
        }
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
