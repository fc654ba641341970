package dev.waystone.local.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request, read whole.
 *
 * @param path decoded path, with its leading slash
 * @param contentType empty if the caller gave none
 */
public record Request(String method, String path, String contentType, byte[] body) {
    /** Method and path as one text, for matching. */
    public String line() {
        return method + " " + path;
    }

    /** The path's segments. */
    public List<String> segments() {
        return List.of(path.substring(1).split("/", -1));
    }

    /** Whether the body is a form. */
    public boolean isForm() {
        return contentType.startsWith("application/x-www-form-urlencoded");
    }

    /**
     * The body, read as JSON.
     *
     * @throws BadRequest if it is none or does not fit, with the field where one is known
     */
    public <T> T json(Class<T> type) {
        try {
            T read = Json.MAPPER.readValue(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body, type);
            if (read == null) {
                throw new BadRequest("the body is null; allowed: a JSON object");
            }
            return read;
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof BadRequest refused) {
                throw refused;
            }
            String field = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw new BadRequest((field.isEmpty() ? "" : field + ": ") + firstLine(e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            throw new BadRequest("the body is not JSON: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new BadRequest("the body cannot be read");
        }
    }

    /** The body, read as a form; a field given many times has its values joined by a comma. */
    public Map<String, String> form() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = decoded(pair.substring(equals + 1));
                fields.merge(decoded(pair.substring(0, equals)), value, (one, two) -> one + "," + two);
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("the form is not URL-encoded: " + e.getMessage());
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
