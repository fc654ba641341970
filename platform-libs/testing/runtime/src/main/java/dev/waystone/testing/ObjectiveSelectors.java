package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Whether the selectors of a descriptor's objectives find what the service shows: metric, labels, bucket and route. */
final class ObjectiveSelectors {

    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?");
    private static final Pattern MATCHER = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)(=~|!~|!=|=)\"([^\"]*)\"");

    private final TreeMap<String, MetricFamily> shown;
    private final Set<String> routes = new TreeSet<>();

    /** @param api the OpenAPI document, a missing node for a service without one */
    ObjectiveSelectors(TreeMap<String, MetricFamily> shown, JsonNode api) {
        this.shown = shown;
        api.path("paths").fieldNames().forEachRemaining(routes::add);
    }

    /** A line for each selector that finds nothing, with the reason. */
    List<String> unfound(JsonNode descriptor) {
        List<String> lines = new ArrayList<>();
        for (JsonNode objective : descriptor.path("slos")) {
            for (String side : List.of("good", "total")) {
                String where =
                        "service.yaml, objective " + objective.path("name").asText() + ", " + side + ": ";
                check(objective.path(side).asText()).forEach(line -> lines.add(where + line));
            }
        }
        return lines;
    }

    private List<String> check(String selector) {
        Matcher parts = SELECTOR.matcher(selector);
        if (!parts.matches()) {
            return List.of("'" + selector + "' is no selector; allowed: metric{label=\"value\",...}");
        }
        String series = parts.group(1);
        MetricFamily family = MetricFamily.of(shown, series);
        if (family == null || series.endsWith("_bucket") && family.buckets().isEmpty()) {
            return List.of("no metric " + series + " is shown");
        }
        List<String> lines = new ArrayList<>();
        Matcher matcher = MATCHER.matcher(parts.group(2) == null ? "" : parts.group(2));
        while (matcher.find()) {
            check(family, matcher.group(1), matcher.group(2), matcher.group(3)).forEach(lines::add);
        }
        return lines;
    }

    private List<String> check(MetricFamily family, String label, String operator, String value) {
        if (label.equals("le")) {
            return family.buckets().contains(value)
                    ? List.of()
                    : List.of(family.name() + " has no bucket " + value + "; it has " + family.buckets());
        }
        if (!family.labels().contains(label)) {
            return List.of(family.name() + " has no label " + label + "; it has " + family.labels());
        }
        if (label.equals("http_route") && !routes.isEmpty() && routes.stream().noneMatch(fits(operator, value))) {
            return List.of("no route fits " + label + operator + "\"" + value + "\"; there are " + routes);
        }
        return List.of();
    }

    private static java.util.function.Predicate<String> fits(String operator, String value) {
        try {
            return switch (operator) {
                case "=" -> value::equals;
                case "=~" -> Pattern.compile(value).asMatchPredicate();
                default -> route -> true;
            };
        } catch (PatternSyntaxException e) {
            return route -> false;
        }
    }
}
