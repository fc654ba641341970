package dev.waystone.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptableObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Nunjucks itself, set up as Backstage's scaffolder does ({@code ${{ }}} for expressions, {@code {% %}} for blocks), on
 * Rhino. What has no value is an error. Takes a second to load; one thread at a time.
 */
final class Nunjucks {
    private static final String LIBRARY = "/META-INF/resources/webjars/nunjucks/3.2.4/browser/nunjucks.js";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScriptableObject scope;

    Nunjucks() {
        try (Context context = entered()) {
            scope = context.initStandardObjects();
            context.evaluateString(scope, "var window = this;", "window", 1, null);
            context.evaluateString(scope, resource(LIBRARY), "nunjucks.js", 1, null);
            context.evaluateString(scope, resource("/backstage.js"), "backstage.js", 1, null);
        }
    }

    /** A text with its expressions filled and its blocks decided. */
    String render(String text, Map<String, Object> context) {
        return call("render", text, context);
    }

    /** What a step is given: an expression that stands alone keeps the type of its value. */
    JsonNode input(JsonNode input, Map<String, Object> context) {
        return JSON.readTree(call("input", input.toString(), context));
    }

    private synchronized String call(String function, String argument, Map<String, Object> values) {
        try (Context context = entered()) {
            Object[] arguments = {argument, JSON.writeValueAsString(values)};
            Function called = (Function) scope.get(function, scope);
            return Context.toString(called.call(context, scope, scope, arguments));
        }
    }

    private static Context entered() {
        Context context = Context.enter();
        context.setLanguageVersion(Context.VERSION_ES6);
        return context;
    }

    private static String resource(String name) {
        try (InputStream resource = Nunjucks.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
