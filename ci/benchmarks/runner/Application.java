import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A packaged application in a process of its own, and what that process has used.
 *
 * @param readyMillis from its start until it accepted a connection
 */
record Application(Process process, int port, long readyMillis) implements AutoCloseable {

    private static final String TASKSET = "/usr/bin/taskset";
    private static final boolean CAN_PIN =
            Files.exists(Path.of(TASKSET)) && Files.exists(Path.of("/sys/devices/system/cpu/cpu1"));
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);
    /** One processor for all alike: with two, what a request costs depends on who wakes whom. */
    private static final List<String> FLAGS = List.of(
            "-Xms192m",
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:ActiveProcessorCount=1",
            "-XX:+PerfDisableSharedMem",
            "--enable-native-access=ALL-UNNAMED");

    /**
     * Starts it and waits until it accepts connections.
     *
     * @param folder its {@code quarkus-app}
     * @param state where its log and its settings are put
     * @param settings never on the command line, since they have passwords
     */
    static Application start(Path folder, Path state, int port, Map<String, String> settings, String... flags)
            throws IOException {
        Files.createDirectories(state);
        Path log = state.resolve("log");
        List<String> command = new ArrayList<>();
        if (CAN_PIN) { // the runner is pinned to the first, which its children would inherit
            command.addAll(List.of(TASKSET, "-c", "0,1"));
        }
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(FLAGS);
        command.addAll(List.of(flags));
        command.add("-Dsmallrye.config.locations="
                + write(state.resolve("settings.properties"), port, settings).toUri());
        command.addAll(List.of("-jar", folder.resolve("quarkus-run.jar").toString()));
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // also when the run is interrupted
        while (!accepts(port)) {
            if (!process.isAlive() || System.nanoTime() - began > PATIENCE) {
                process.destroyForcibly();
                throw new IOException(folder + " did not start: " + Files.readString(log));
            }
            LockSupport.parkNanos(10_000_000);
        }
        return new Application(process, port, (System.nanoTime() - began) / 1_000_000);
    }

    private static Path write(Path file, int port, Map<String, String> settings) throws IOException {
        var all = new Properties();
        all.putAll(settings);
        all.setProperty("quarkus.http.port", Integer.toString(port));
        all.setProperty("config_ordinal", "290");
        try (var out = Files.newBufferedWriter(file)) {
            all.store(out, null);
        }
        return file;
    }

    /** Keeps it from here on on the second processor, if there is one; layer.sh keeps the load and the database on the first. */
    void pin() throws IOException, InterruptedException {
        if (CAN_PIN) {
            new ProcessBuilder(TASKSET, "-a", "-c", "-p", "1", Long.toString(process.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    /** User and system time so far. */
    double cpuMicros() {
        return CpuClock.nanos(process.pid()) / 1e3;
    }

    /** Proportional set size. */
    long memoryMebibytes() {
        return read("smaps_rollup")
                        .lines()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it in order, so that a recording is written. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
