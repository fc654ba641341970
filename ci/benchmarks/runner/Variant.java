import java.util.List;
import java.util.Map;

/**
 * One way to serve the same request.
 *
 * @param app the folder below {@code ci/benchmarks/app} that it is built in
 * @param path the resource that is asked: {@code open}, {@code by-hand} or {@code secured}
 * @param settings what differs from the settings of all
 */
record Variant(String title, String app, String path, Map<String, String> settings) {

    // Places in the list, of what the aims compare.
    static final int BY_HAND = 2;
    static final int NO_TOKEN = 4;
    static final int TOKEN = 5;

    private static final String BARE = "bare Quarkus";
    private static final Map<String, String> WITHOUT_SPANS = Map.of("quarkus.otel.sdk.disabled", "true");

    /** The first is what the others are compared with, the second is the same again: the control. */
    static final List<Variant> ALL = List.of(
            new Variant(BARE, "bare", "open", Map.of()),
            new Variant(BARE + " again", "bare", "open", Map.of()),
            new Variant(BARE + ", tenant set by hand", "bare", "by-hand", Map.of()),
            new Variant(BARE + ", metrics", "metrics", "open", Map.of()),
            new Variant("layer, no token", "layer", "open", WITHOUT_SPANS),
            new Variant("layer, token seen before", "layer", "secured", WITHOUT_SPANS),
            new Variant("the same, tenant set by a statement of its own", "apart", "secured", WITHOUT_SPANS),
            new Variant(
                    "layer, token verified each time",
                    "layer",
                    "secured",
                    Map.of("waystone.security.tokens.kept", "0", "quarkus.otel.sdk.disabled", "true")),
            new Variant("layer, token seen before, every span exported", "layer", "secured", Map.of()));
}
