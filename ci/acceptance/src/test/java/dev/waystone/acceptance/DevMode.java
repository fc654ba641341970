package dev.waystone.acceptance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One service in Quarkus's dev mode, started as a person would, in the service's folder of a second clone. */
final class DevMode implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration END = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;
    private final URI address;

    private DevMode(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** Starts it and waits until it is ready. */
    static DevMode of(SecondClone clone, String service) throws IOException {
        String repository = System.getProperty("maven.repo.local", "");
        return in(
                clone.folder().resolve("services").resolve(service),
                "../../mvnw",
                repository.isEmpty() ? "" : "-Dmaven.repo.local=" + repository,
                clone.folder().resolve(".waystone/dev-mode.log"));
    }

    /** The same for a service in a repository of its own. */
    static DevMode alone(Path folder, Path repository) throws IOException {
        return in(folder, "./mvnw", "-Dmaven.repo.local=" + repository, folder.resolve(".waystone/dev-mode.log"));
    }

    private static DevMode in(Path folder, String mvnw, String mavenArguments, Path log) throws IOException {
        int port = FreePorts.one();
        var builder = new ProcessBuilder(
                        List.of(mvnw, "-B", "quarkus:dev", "-Dquarkus.http.port=" + port, "-Ddebug=false"))
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        if (!mavenArguments.isEmpty()) {
            builder.environment().put("MAVEN_ARGS", mavenArguments);
        }
        var mode = new DevMode(builder.start(), log, URI.create("http://127.0.0.1:" + port));
        try {
            Await.yes("dev mode of " + folder.getFileName() + " is ready; see " + log, START, mode::isReady);
        } catch (AssertionError e) {
            mode.close();
            throw e;
        }
        return mode;
    }

    URI address() {
        return address;
    }

    /** What it printed until now. */
    String printed() throws IOException {
        return Files.readString(log);
    }

    /** The body at a path if it answers with 200, else the status. */
    String get(String path, Map<String, String> headers) {
        try {
            var answer = Http.send("GET", address.resolve(path), null, headers);
            return answer.status() == 200 ? answer.text() : Integer.toString(answer.status());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Ends it by its process, with the application; the stack is not its own and lingers. */
    @Override
    public void close() {
        var all = process.toHandle().children().toList();
        process.destroy();
        Await.yes("dev mode ends", END, () -> !process.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("dev mode ended with " + process.exitValue() + " before it was ready; see " + log);
        }
        return get("/q/health/ready", Map.of()).contains("UP");
    }
}
