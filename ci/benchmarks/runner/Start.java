import dev.waystone.local.Lease;
import dev.waystone.local.StackClient;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts a packaged service over and over, with and without its AOT cache, as the local stack's supervisor does: {@code Start <root>
 * <service> <rounds>}. Each round starts every variant in order and then in the opposite order.
 */
final class Start {

    private static final int PORT = 18_290;
    private static final long PATIENCE = 120_000_000_000L;
    /** The supervisor's own, see {@code Toolbox.jvm}. */
    private static final List<String> FLAGS = List.of(
            "-Xms32m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+PerfDisableSharedMem");

    private enum Variant {
        BEFORE("fast-jar, no cache", "fast-jar", false),
        CONTROL("fast-jar, no cache, again", "fast-jar", false),
        WITHOUT("aot-jar, no cache", "aot-jar", false),
        WITH("aot-jar, with its cache", "aot-jar", true);

        final String name;
        final String folder;
        final boolean cached;

        Variant(String name, String folder, boolean cached) {
            this.name = name;
            this.folder = folder;
            this.cached = cached;
        }
    }

    /** What a start took: milliseconds from exec to the first 200 of its readiness, milliseconds of CPU until then, MiB of PSS then. */
    private record Sample(double readyMillis, double cpuMillis, double mebibytes) {}

    private final Path apps;
    private final Path settings;

    private Start(Path apps, Path settings) {
        this.apps = apps;
        this.settings = settings;
    }

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        String service = arguments[1];
        int rounds = Integer.parseInt(arguments[2]);
        Path apps = root.resolve("ci/benchmarks/target/start").resolve(service);
        try (Lease lease = StackClient.lease(root, StackClient.TEST, root.resolve("services/" + service + "/service.yaml"), true)) {
            var start = new Start(apps, write(apps.resolve("settings.properties"), lease));
            start.once(Variant.BEFORE); // migrates the database
            start.measure(service, rounds);
        }
    }

    private void measure(String service, int rounds) throws Exception {
        var variants = Variant.values();
        var samples = new Sample[variants.length][2 * rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < variants.length; i++) {
                samples[i][2 * round] = once(variants[i]);
            }
            for (int i = variants.length - 1; i >= 0; i--) {
                samples[i][2 * round + 1] = once(variants[i]);
            }
            System.err.printf("%s: round %d of %d%n", service, round + 1, rounds);
        }
        double control = median(samples[1], Sample::cpuMillis) / median(samples[0], Sample::cpuMillis);
        System.out.printf("| %s | ready ms | CPU ms | CPU / first | MiB |%n|---|---|---|---|---|%n", service);
        for (Variant variant : variants) {
            Sample[] own = samples[variant.ordinal()];
            double cpu = median(own, Sample::cpuMillis);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.2f | %.0f |%n",
                    variant.name,
                    median(own, Sample::readyMillis),
                    cpu,
                    cpu / median(samples[0], Sample::cpuMillis),
                    median(own, Sample::mebibytes));
        }
        System.out.printf(
                Locale.ROOT,
                "%n%d starts of each; control %.3f: %s%n",
                2 * rounds,
                control,
                control >= 0.95 && control <= 1.05 ? "valid" : "not valid");
    }

    private Sample once(Variant variant) throws Exception {
        Path app = apps.resolve(variant.folder);
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(FLAGS);
        if (variant.cached) {
            command.addAll(List.of("-XX:AOTCache=" + app.resolve("app.aot"), "-XX:AOTMode=on")); // fails without it
        }
        command.add("-Dsmallrye.config.locations=" + settings.toUri());
        command.addAll(List.of("-jar", app.resolve("quarkus-run.jar").toString()));
        Path log = apps.resolve(variant + ".log");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (var running = new Application(process, PORT, 0)) {
            while (!ready()) {
                if (!process.isAlive() || System.nanoTime() - began > PATIENCE) {
                    throw new IOException(app + " did not start: " + log);
                }
                LockSupport.parkNanos(10_000_000);
            }
            double millis = (System.nanoTime() - began) / 1e6;
            return new Sample(millis, running.cpuMicros() / 1e3, running.memoryMebibytes());
        }
    }

    private static boolean ready() throws IOException {
        var request = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + PORT + "/q/health/ready").toURL().openConnection();
        request.setConnectTimeout(500);
        request.setReadTimeout(2_000);
        try {
            return request.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path write(Path file, Lease lease) throws IOException {
        var all = new Properties();
        lease.settings().forEach((key, value) -> {
            if (!key.startsWith("waystone.testing.")) {
                all.setProperty(key, value);
            }
        });
        all.setProperty("quarkus.http.host", "127.0.0.1");
        all.setProperty("quarkus.http.port", Integer.toString(PORT));
        all.setProperty("config_ordinal", "290");
        try (var out = Files.newBufferedWriter(file)) {
            all.store(out, null);
        }
        return file;
    }

    private static double median(Sample[] samples, java.util.function.ToDoubleFunction<Sample> what) {
        double[] sorted = Arrays.stream(samples).mapToDouble(what).sorted().toArray();
        int middle = sorted.length / 2;
        return (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
