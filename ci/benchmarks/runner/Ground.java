import dev.waystone.local.Lease;
import dev.waystone.local.StackClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What every variant stands on, an empty database first, leased from the test stack of this clone. */
record Ground(Path root, Lease lease) implements AutoCloseable {

    private static final int FIRST_PORT = 18_230;
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    /** What {@code ci/benchmarks/<needs>/service.yaml} asks for. */
    static Ground lease(Path root, String needs) {
        Path whole = root.toAbsolutePath().normalize();
        Path descriptor = whole.resolve("ci/benchmarks/" + needs + "/service.yaml");
        return new Ground(whole, StackClient.lease(whole, StackClient.TEST, descriptor, true));
    }

    Application start(Variant variant, int number, String... flags) throws IOException {
        Map<String, String> settings = new HashMap<>(lease.settings());
        settings.putAll(variant.settings());
        return Application.start(
                root.resolve("ci/benchmarks/app/" + variant.app() + "/target/quarkus-app"),
                root.resolve("ci/benchmarks/target/variant-" + number),
                FIRST_PORT + number,
                settings,
                flags);
    }

    /** A token for two hours, with every role. */
    String token() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(lease.settings().get("mp.jwt.verify.issuer") + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("tenant=bench&sub=bench-user&ttl=7200&roles="))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = TOKEN.matcher(http.send(request, BodyHandlers.ofString()).body());
            if (!answer.find()) {
                throw new IOException("the issuer gave no token");
            }
            return answer.group(1);
        }
    }

    @Override
    public void close() {
        lease.close();
    }
}
