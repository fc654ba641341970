import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * How many orders a second a running platform takes through the whole journey, and what each costs in CPU time:
 * {@code java Orders.java <token> <port offset> <orders> <pid,pid,...>}. Sixteen customers place one order after the other, as
 * fast as they are acknowledged; time runs until the last order has ended.
 */
class Orders {

    private static final int CUSTOMERS = 16;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String token;
    private final int offset;

    Orders(String token, int offset) {
        this.token = token;
        this.offset = offset;
    }

    public static void main(String[] arguments) throws Exception {
        var orders = new Orders(arguments[0], Integer.parseInt(arguments[1]));
        int count = Integer.parseInt(arguments[2]);
        List<String> parts = Arrays.asList(arguments[3].split(","));
        String item = orders.item();
        orders.round(item, count); // warm-up
        for (int round = 1; round <= 3; round++) {
            long cpu = cpuTicks(parts);
            long began = System.nanoTime();
            orders.round(item, count);
            double seconds = (System.nanoTime() - began) / 1e9;
            double micros = (cpuTicks(parts) - cpu) * 10_000.0 / count;
            System.out.printf("round %d: %d orders, %.1f orders/s, %.0f us CPU an order%n", round, count, count / seconds, micros);
        }
    }

    private String item() throws Exception {
        String created = send("POST", 8101, "/catalog-items", """
                {"sku": "BENCH-%s", "name": "Bench", "description": "", "price": {"amount": "2.00", "currency": "EUR"}}"""
                .formatted(UUID.randomUUID().toString().substring(0, 8)));
        var id = ID.matcher(created);
        if (!id.find()) {
            throw new IOException("no item: " + created);
        }
        send("PUT", 8103, "/stock-items/" + id.group(1), "{\"onHand\": 1000000}");
        return id.group(1);
    }

    private void round(String item, int count) throws Exception {
        try (var customers = Executors.newFixedThreadPool(CUSTOMERS)) {
            for (int order = 0; order < count; order++) {
                customers.submit(() -> send("POST", 8102, "/purchase-orders", """
                        {"customer": {"name": "Bench", "email": "bench@example.org"},
                         "lines": [{"catalogItemId": "%s", "quantity": 1}]}""".formatted(item)));
            }
        }
        for (String state : List.of("PLACED", "RESERVED", "PLACED")) {
            while (!send("GET", 8102, "/purchase-orders?limit=1&state=" + state, null).contains("\"items\":[]")) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private String send(String method, int port, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (port + offset) + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** User and system time of the parts and their children, in hundredths of a second. */
    private static long cpuTicks(List<String> pids) throws IOException {
        long ticks = 0;
        for (String pid : pids) {
            ticks += ticks(pid);
            for (ProcessHandle child : ProcessHandle.of(Long.parseLong(pid)).orElseThrow().descendants().toList()) {
                ticks += ticks(Long.toString(child.pid()));
            }
        }
        return ticks;
    }

    private static long ticks(String pid) throws IOException {
        Path stat = Path.of("/proc", pid, "stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String[] fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
