package dev.waystone.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A copy of this clone with what is built in it, without what runs in it. Registered as an extension, it goes after a test that passed:
 * it is gigabytes. What a failed one leaves stays to be looked at.
 */
final class SecondClone implements AfterEachCallback {

    private static final int PATIENCE_SECONDS = 600;
    private static final String COPY = """
            rm -rf "$1" && mkdir -p "$1/.waystone"
            tar cf - --exclude ./.git --exclude ./.waystone --exclude './ci/*/target' . | tar xf - -C "$1"
            for kept in cli home maven; do
                if [ -e ".waystone/$kept" ]; then cp -a ".waystone/$kept" "$1/.waystone/"; fi
            done
            """;

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
        var copied = run(root, List.of("sh", "-ec", COPY, "copy", folder.toString()));
        if (copied.code() != 0) {
            throw new AssertionError("no second clone: " + copied.text());
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (test.getExecutionException().isEmpty()) {
            Platform.delete(folder);
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
