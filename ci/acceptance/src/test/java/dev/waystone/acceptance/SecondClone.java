package dev.waystone.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A copy of this clone with what is built in it, without what runs in it. */
final class SecondClone {

    private static final int PATIENCE_SECONDS = 600;
    private static final List<String> LEFT_OUT =
            List.of("up", "test", "flags", "acceptance", "mutants", "only", "self test", "unleash", "tmp", "logs");

    private final Path root;
    private final Path folder;

    SecondClone(Path root) {
        this(root, "second clone");
    }

    /** @param name of its folder; one with a blank in it finds what cannot live with that */
    SecondClone(Path root, String name) {
        this.root = root;
        this.folder = root.resolve(".waystone/tmp").resolve(name);
    }

    Path folder() {
        return folder;
    }

    /** What a command printed, both streams together, and its exit code. */
    record Answer(int code, String text) {}

    /** Makes it anew. */
    void make() throws IOException, InterruptedException {
        endLeftovers();
        Files.createDirectories(folder.getParent());
        var copy = new StringBuilder("rm -rf \"$1\" && mkdir \"$1\" && tar cf -");
        LEFT_OUT.forEach(
                name -> copy.append(" --exclude './.waystone/").append(name).append("'"));
        copy.append(" --exclude './.git' . | tar xf - -C \"$1\"");
        var copied = run(root, List.of("sh", "-c", copy.toString(), "copy", folder.toString()));
        if (copied.code() != 0) {
            throw new AssertionError("no second clone: " + copied.text());
        }
    }

    /** Ends what still runs from it and cannot be told to end, such as a platform that had not started when the test gave up. */
    void endLeftovers() {
        endAllOf(folder);
    }

    /** Ends what runs from a folder, such as a stack that waits a while for the next tests. */
    static void endAllOf(Path folder) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .forEach(ProcessHandle::destroy);
        Await.yes(
                "everything of " + folder + " ends",
                Duration.ofSeconds(30),
                () -> ProcessHandle.allProcesses()
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").contains(folder.toString())));
    }

    /** Types a script into a shell that stands in the clone. */
    Answer type(String script) throws IOException, InterruptedException {
        return run(folder, List.of("sh", "-ec", script));
    }

    private static Answer run(Path where, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("typed", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        String repository = System.getProperty("maven.repo.local", "");
        if (!repository.isEmpty()) {
            builder.environment().put("WAYSTONE_MAVEN_REPOSITORY", repository);
        }
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
            throw new AssertionError(
                    command + " has not ended after " + PATIENCE_SECONDS + " s: " + Files.readString(output));
        }
        return new Answer(process.exitValue(), Files.readString(output));
    }
}
