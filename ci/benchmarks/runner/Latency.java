import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * From the commit of an event in one of two instances of a service to its handler, and to that one's commit: {@code java
 * Latency.java <root> <events a second> <seconds>}. An open loop: an event is sent when its time has come, whatever has become of
 * those before. The first instance sends all; the two share the partitions, so each handles about half of them.
 */
class Latency {

    private static final Variant INSTANCE = new Variant("instance", "events", "probes", Map.of());
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final List<Application> instances;

    Latency(List<Application> instances) {
        this.instances = instances;
    }

    /** Times in microseconds: when it should have been sent, and when it was committed. */
    private record Sent(long intended, long committed) {}

    /** Times in microseconds. */
    private record Seen(long handled, long committed) {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        int rate = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        try (var ground = Ground.lease(root, "events");
                var first = ground.start(INSTANCE, 30);
                var second = ground.start(INSTANCE, 31)) {
            var latency = new Latency(List.of(first, second));
            latency.send(rate, Math.max(20, seconds / 2)); // until the partitions are shared and the compilers have settled
            latency.sent.clear();
            latency.send(rate, seconds);
            latency.print(rate, latency.await());
        }
    }

    private void send(int rate, int seconds) throws Exception {
        long interval = TimeUnit.SECONDS.toNanos(1) / rate;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            long began = System.nanoTime();
            long epoch = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            for (long number = 0; number < (long) rate * seconds; number++) {
                long due = number * interval;
                for (long early = began + due - System.nanoTime(); early > 0; early = began + due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                senders.submit(() -> sendOne(epoch + due / 1_000));
            }
        }
    }

    private Void sendOne(long intended) throws Exception {
        var request = HttpRequest.newBuilder(uri(instances.getFirst()))
                .POST(HttpRequest.BodyPublishers.noBody())
                .timeout(PATIENCE)
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
            String[] fields = answer.body().split(",");
            sent.put(fields[0], new Sent(intended, Long.parseLong(fields[1])));
        }
        return null;
    }

    /** What each instance has seen, once every event was seen. */
    private List<Map<String, Seen>> await() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var seen = List.of(seen(instances.getFirst()), seen(instances.getLast()));
            if (sent.keySet().stream().allMatch(id -> seen.stream().anyMatch(some -> some.containsKey(id)))) {
                return seen;
            }
            if (System.nanoTime() > end) {
                throw new IOException("some events were never handled");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    private Map<String, Seen> seen(Application instance) throws Exception {
        String body = http.send(HttpRequest.newBuilder(uri(instance)).build(), BodyHandlers.ofString())
                .body();
        return Stream.of(body.split("\n"))
                .map(line -> line.split(","))
                .filter(fields -> fields.length == 3 && sent.containsKey(fields[0]))
                .collect(Collectors.toMap(
                        fields -> fields[0],
                        fields -> new Seen(Long.parseLong(fields[1]), Long.parseLong(fields[2])),
                        (once, again) -> once));
    }

    private void print(int rate, List<Map<String, Seen>> seen) {
        System.out.printf("%d events, %d a second%n%n", sent.size(), rate);
        System.out.println("| handled by | from | to | events | p50 ms | p90 ms | p99 ms | p99.9 ms | max ms |\n"
                + "|---|---|---|---|---|---|---|---|---|");
        for (int instance : new int[] {1, 0}) {
            var commitToHandler = new Histogram(LONGEST_MICROS, 3);
            var commitToCommit = new Histogram(LONGEST_MICROS, 3);
            var intendedToCommit = new Histogram(LONGEST_MICROS, 3);
            seen.get(instance).forEach((id, event) -> {
                Sent from = sent.get(id);
                // An event may be handled before its sender knows that it is committed.
                commitToHandler.recordValue(Math.max(0, event.handled() - from.committed()));
                commitToCommit.recordValue(Math.max(0, event.committed() - from.committed()));
                intendedToCommit.recordValue(Math.max(0, event.committed() - from.intended()));
            });
            String who = instance == 1 ? "the other instance" : "the same instance";
            row(who, "commit", "handler", commitToHandler);
            row(who, "commit", "handler's commit", commitToCommit);
            row(who, "intended start of the request", "handler's commit", intendedToCommit);
        }
    }

    private static void row(String who, String from, String to, Histogram micros) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %d | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                who,
                from,
                to,
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(90) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getValueAtPercentile(99.9) / 1e3,
                micros.getMaxValue() / 1e3);
    }

    private static URI uri(Application instance) {
        return URI.create("http://127.0.0.1:" + instance.port() + "/probes");
    }
}
