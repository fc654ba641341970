import java.util.List;
import java.util.Map;

/**
 * One way to serve the same request.
 *
 * @param app the folder below {@code ci/benchmarks/app} that it is built in
 * @param withToken whether the request has a token
 * @param settings what differs from the settings of all
 */
record Variant(String title, String app, boolean withToken, Map<String, String> settings) {

    private static final String BARE = "bare Quarkus";

    /** The first is what the others are compared with, the second is the same again: the control. */
    static final List<Variant> ALL = List.of(
            new Variant(BARE, "bare", false, Map.of()),
            new Variant(BARE + " again", "bare", false, Map.of()),
            new Variant("layer, no token", "layer", false, Map.of()),
            new Variant("layer, token seen before", "layer", true, Map.of()),
            new Variant(
                    "layer, token verified each time", "layer", true, Map.of("waystone.security.tokens.kept", "0")),
            new Variant("layer, token seen before, metrics", "metrics", true, Map.of()),
            new Variant(
                    "layer, token seen before, spans not exported",
                    "traces",
                    true,
                    Map.of("quarkus.otel.traces.exporter", "none")));
}
