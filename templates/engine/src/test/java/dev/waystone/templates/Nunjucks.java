package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * As much of Nunjucks, set up as Backstage's scaffolder does ({@code ${{ }}} for expressions, {@code {% %}} for blocks), as
 * an exported template uses. What it does not know is an error.
 */
final class Nunjucks {
    private static final Pattern IF = Pattern.compile("\\{% if (.*?) %\\}(.*?)\\{% endif %\\}", Pattern.DOTALL);
    private static final Pattern OUT = Pattern.compile("\\$\\{\\{ (.*?) \\}\\}");
    private static final Pattern IN = Pattern.compile("not \\(\"([a-z-]+)\" in (\\S+)\\)");
    private static final Pattern FILTER = Pattern.compile(" \\| (?=[a-z])");

    private final Map<String, Object> context;

    Nunjucks(Map<String, Object> context) {
        this.context = context;
    }

    String render(String text) {
        String without = IF.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(holds(found.group(1)) ? found.group(2) : ""));
        return OUT.matcher(without)
                .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(value(found.group(1)))));
    }

    private boolean holds(String condition) {
        return Stream.of(condition.split(" and ")).allMatch(part -> {
            Matcher in = IN.matcher(part);
            if (!in.matches()) {
                throw new IllegalArgumentException("unknown condition " + part);
            }
            return !((List<?>) look(in.group(2))).contains(in.group(1));
        });
    }

    private Object value(String expression) {
        String[] parts = FILTER.split(expression);
        Object value = primary(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            value = filtered(value, parts[i]);
        }
        return value;
    }

    private Object primary(String text) {
        if (text.startsWith("'")) {
            return text.substring(1, text.length() - 1);
        }
        if (text.endsWith("[0]")) {
            return String.valueOf(look(text.replace("[0]", ""))).substring(0, 1);
        }
        if (text.endsWith(".slice(1)")) {
            return String.valueOf(look(text.replace(".slice(1)", ""))).substring(1);
        }
        return look(text);
    }

    private Object look(String path) {
        Object value = context;
        for (String name : path.split("\\.")) {
            value = ((Map<?, ?>) value).get(name);
            if (value == null) {
                throw new IllegalArgumentException("nothing is called " + path);
            }
        }
        return value;
    }

    private static Object filtered(Object value, String filter) {
        String text = String.valueOf(value);
        List<String> arguments = arguments(filter);
        return switch (filter.replaceAll("\\(.*", "").strip()) {
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "capitalize" ->
                text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
            case "replace" -> text.replace(arguments.get(0), arguments.get(1));
            case "join" ->
                ((List<?>) value).stream().map(String::valueOf).collect(Collectors.joining(arguments.get(0)));
            default -> throw new IllegalArgumentException("unknown filter " + filter);
        };
    }

    private static List<String> arguments(String filter) {
        List<String> arguments = new ArrayList<>();
        Matcher matcher = Pattern.compile("\"([^\"]*)\"|'([^']*)'").matcher(filter);
        while (matcher.find()) {
            String text = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            arguments.add(text.replace("\\n", "\n"));
        }
        return arguments;
    }
}
