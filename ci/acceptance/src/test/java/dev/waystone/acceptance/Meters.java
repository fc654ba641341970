package dev.waystone.acceptance;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/** What one process says of itself at {@code /q/metrics}. */
record Meters(URI process) {

    /** The sum of a metric's series that have this label, as in {@code outcome="ok"}. */
    double sum(String metric, String label) {
        var line = Pattern.compile(Pattern.quote(metric) + "\\{[^}]*" + Pattern.quote(label) + "[^}]*} (\\S+).*");
        try {
            var answer = Http.send("GET", process.resolve("/q/metrics"), null, Map.of());
            return answer.text()
                    .lines()
                    .map(line::matcher)
                    .filter(java.util.regex.Matcher::matches)
                    .mapToDouble(found -> Double.parseDouble(found.group(1)))
                    .sum();
        } catch (IOException e) {
            throw new AssertionError(process + " tells no metrics", e);
        }
    }
}
