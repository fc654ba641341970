package dev.waystone.local;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Trains a packaged service: starts it once on the test stack, with a database of its own and without Kafka, so that nothing of
 * another's is touched, and puts the AOT cache that its JVM writes into the package.
 */
public final class Training {

    private static final Duration START = Duration.ofSeconds(180);
    private static final Duration ASSEMBLY = Duration.ofSeconds(300);
    private static final Duration STEP = Duration.ofMillis(50);

    /** Nobody listens there: events of other services must not be handled by a service that is trained. */
    private static final String NO_KAFKA = "127.0.0.1:1";

    private static final String NAMESAKE = "-training";

    private final Path root;
    private final Path module;
    private final Path work;
    private final AotCache cache;
    private final Toolbox toolbox;

    private Training(Path root, Path module) {
        this.root = root;
        this.module = module;
        this.work = module.resolve("target/aot");
        this.cache = new AotCache(module.resolve("target/quarkus-app"));
        this.toolbox = new Toolbox(root, SupervisorOptions.state(root, StackClient.TEST));
    }

    /**
     * Trains the service of the folder that is the only argument, after it was packaged.
     *
     * @throws IllegalStateException if it cannot be trained: what is wrong, where, and what to do
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            train(Path.of(arguments[0]).toAbsolutePath().normalize());
        } catch (LocalProblem problem) {
            throw new IllegalStateException(problem.line(), problem);
        }
    }

    private static void train(Path module) throws IOException, InterruptedException {
        Path root = Stream.iterate(module, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow(() -> new LocalProblem(
                        module + " lies in no repository: no folder above it has an mvnw",
                        "put it into one, or build with -Dwaystone.aot.skip=true"));
        long began = System.nanoTime();
        Path file = new Training(root, module).run();
        System.out.printf(
                "trained %s in %.1f s: %s, %d MiB%n",
                module.getFileName(),
                Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0,
                module.relativize(file),
                Files.size(file) >> 20);
    }

    private Path run() throws IOException, InterruptedException {
        if (!Files.exists(cache.jar())) {
            throw new LocalProblem(module + " is not packaged", "run ./mvnw package");
        }
        Folders.delete(work);
        Files.createDirectories(work);
        Files.deleteIfExists(cache.file());
        Path draft = work.resolve(AotCache.NAME);
        try (Lease lease = StackClient.lease(root, StackClient.TEST, namesake(), true)) {
            record(lease.settings(), draft);
        }
        Files.move(draft, cache.file(), StandardCopyOption.ATOMIC_MOVE);
        try {
            check();
        } catch (LocalProblem problem) {
            Files.delete(cache.file());
            throw problem;
        }
        return cache.file();
    }

    /** The descriptor of the same service under another name: its database, topic and flags are nobody else's. */
    private Path namesake() throws IOException {
        Path original = module.resolve("service.yaml");
        Descriptor descriptor = Descriptors.read(original);
        String name = Pattern.quote(descriptor.name());
        var names = Pattern.compile("\\bname:\\s*([\"']?)" + name + "(?=[\"'.,}\\s])");
        String text = names.matcher(Files.readString(original)).replaceAll("name: $1" + descriptor.name() + NAMESAKE);
        return Files.writeString(work.resolve("service.yaml"), text);
    }

    private void record(Map<String, String> given, Path draft) throws IOException, InterruptedException {
        int port = freePort();
        var settings = new TreeMap<>(given);
        settings.keySet().removeIf(key -> key.startsWith("waystone.testing."));
        settings.put("kafka.bootstrap.servers", NO_KAFKA);
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(port));
        Path log = work.resolve("training.log");
        var command = new ArrayList<>(toolbox.jvm(Toolbox.SERVICE_MEMORY));
        command.addAll(AotCache.recording(draft));
        Path secrets = Settings.write(work.resolve("training.properties"), settings);
        command.add("-Dsmallrye.config.locations=" + secrets.toUri());
        command.addAll(List.of("-jar", cache.jar().toString()));
        Child child = Child.start(new Guard(work), new Launch(command, Map.of(), work, "TERM"), log);
        try {
            awaitReady(child, port, log);
        } finally {
            child.stop("TERM", ASSEMBLY); // the cache is put together by a second JVM, for which the first one waits
            Files.deleteIfExists(secrets);
        }
        if (!Files.exists(draft)) {
            throw failed("its JVM wrote no AOT cache", log);
        }
    }

    private void awaitReady(Child child, int port, Path log) throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!isReady(port)) {
            if (!child.alive()) {
                throw failed("it ended before it was ready", log);
            }
            if (System.nanoTime() > end) {
                throw failed("it was not ready after " + START.toSeconds() + " s", log);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    /** Asks for the metrics, too, which are asked for all the time. */
    private static boolean isReady(int port) throws InterruptedException {
        try {
            String address = "http://127.0.0.1:" + port + "/q/";
            return Web.ok(address + "health/ready") && Web.ok(address + "metrics");
        } catch (IOException e) {
            return false;
        }
    }

    private void check() throws IOException, InterruptedException {
        Path log = work.resolve("check.log");
        int code = new ProcessBuilder(cache.check(toolbox.jvm(Toolbox.SERVICE_MEMORY)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        AotCache.refusal(code, Files.readString(log)).ifPresent(reason -> {
            throw failed(reason, log);
        });
    }

    private LocalProblem failed(String what, Path log) {
        return new LocalProblem(
                module.getFileName() + " cannot be trained: " + what + " (" + log + ")",
                "mend it, or build without a cache: -Dwaystone.aot.skip=true");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
