package dev.waystone.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.core.FieldError;
import dev.waystone.core.ProblemException;
import dev.waystone.core.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads faults from JSON. What is left out is left alone; what is wrong is named, all at once. */
final class FaultsReader {

    private static final Set<String> FIELDS = Set.of("latencyMs", "errorRate", "notReady", "paths");
    private static final int LONGEST_MS = 60_000;
    private static final int MOST_PATHS = 20;

    private final List<FieldError> errors = new ArrayList<>();
    private final JsonNode body;

    private FaultsReader(JsonNode body) {
        this.body = body;
    }

    /**
     * The faults that a text describes.
     *
     * @throws ProblemException 400 that names each wrong field
     */
    static Faults read(ObjectMapper json, String text) {
        try {
            var body = json.readTree(text);
            if (body.isObject()) {
                return new FaultsReader(body).read();
            }
        } catch (JsonProcessingException e) {
            // the same answer as to JSON that is no object
        }
        throw Problems.invalid(new FieldError("", "must be a JSON object of latencyMs, errorRate, notReady, paths"));
    }

    private Faults read() {
        body.fieldNames().forEachRemaining(this::known);
        var faults = new Faults(latency(), rate(), notReady(), paths());
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return faults;
    }

    private void known(String field) {
        if (!FIELDS.contains(field)) {
            wrong(field, "is not known; latencyMs, errorRate, notReady and paths are");
        }
    }

    private int latency() {
        var value = body.path("latencyMs");
        if (value.isMissingNode() || value.canConvertToInt() && value.isInt() && isWithin(value.asInt(), LONGEST_MS)) {
            return value.asInt();
        }
        wrong("latencyMs", "must be a whole number from 0 to " + LONGEST_MS);
        return 0;
    }

    private double rate() {
        var value = body.path("errorRate");
        if (value.isMissingNode() || value.isNumber() && isWithin(value.asDouble(), 1)) {
            return value.asDouble();
        }
        wrong("errorRate", "must be a number from 0 to 1");
        return 0;
    }

    private boolean notReady() {
        var value = body.path("notReady");
        if (!value.isMissingNode() && !value.isBoolean()) {
            wrong("notReady", "must be true or false");
        }
        return value.asBoolean();
    }

    private List<String> paths() {
        var value = body.path("paths");
        if (!value.isMissingNode() && !value.isArray() || value.size() > MOST_PATHS) {
            wrong("paths", "must be a list of at most " + MOST_PATHS);
            return List.of();
        }
        var paths = new ArrayList<String>();
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).asText().startsWith("/") || !value.get(i).isTextual()) {
                wrong("paths[" + i + "]", "must be text that begins with /");
            }
            paths.add(value.get(i).asText());
        }
        return paths;
    }

    private static boolean isWithin(double value, double most) {
        return value >= 0 && value <= most;
    }

    private void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }
}
