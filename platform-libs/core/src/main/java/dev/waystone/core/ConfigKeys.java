package dev.waystone.core;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds misspelt configuration keys, which would otherwise be ignored in silence.
 *
 * @see Nearest
 */
public final class ConfigKeys {

    /** What every key of the platform begins with. */
    public static final String PREFIX = "waystone.";

    private ConfigKeys() {}

    /**
     * A line for each of {@code written} that belongs to the platform and is not {@code known}, in alphabetical order:
     * what is wrong, and the nearest match or else every key that is known.
     *
     * @param known keys; {@code *} stands for one segment that the user names, {@code **} for any number of them
     */
    public static List<String> unknown(Collection<String> known, Collection<String> written) {
        return unknown(List.of(PREFIX), known, written);
    }

    /** The same for keys that begin with one of {@code prefixes}. */
    public static List<String> unknown(
            Collection<String> prefixes, Collection<String> known, Collection<String> written) {
        List<Pattern> patterns = known.stream().map(ConfigKeys::pattern).toList();
        return written.stream()
                .filter(key -> prefixes.stream().anyMatch(key::startsWith))
                .filter(key -> patterns.stream()
                        .noneMatch(pattern -> pattern.matcher(key).matches()))
                .distinct()
                .sorted()
                .map(key -> line(key, known))
                .toList();
    }

    private static String line(String key, Collection<String> known) {
        return key + " is not a configuration key; "
                + Nearest.to(key, known)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElseGet(() -> "known are "
                                + String.join(", ", known.stream().sorted().toList()));
    }

    private static Pattern pattern(String key) {
        return Pattern.compile(Pattern.quote(key).replace("**", "\\E.+\\Q").replace("*", "\\E[^.]+\\Q"));
    }
}
