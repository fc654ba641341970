package dev.waystone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** A line of a log as people read it: what a service says in JSON becomes text, everything else stays as it is. */
final class LogLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private LogLine() {}

    static String text(String line) {
        if (!line.startsWith("{\"timestamp\"")) {
            return line;
        }
        try {
            JsonNode json = JSON.readTree(line);
            StringBuilder text = new StringBuilder(time(json.path("timestamp").asText()))
                    .append(" %-5s ".formatted(json.path("level").asText()))
                    .append(json.path("loggerName").asText().replaceAll(".*\\.", ""))
                    .append(": ")
                    .append(json.path("message").asText());
            mdc(text, json.path("mdc"), "tenant");
            mdc(text, json.path("mdc"), "traceId");
            String stack = json.path("stackTrace").asText();
            return stack.isEmpty()
                    ? text.toString()
                    : text + "\n" + stack.replaceFirst("^: ", "").stripTrailing();
        } catch (JsonProcessingException | DateTimeParseException e) {
            return line;
        }
    }

    private static void mdc(StringBuilder text, JsonNode mdc, String name) {
        if (mdc.hasNonNull(name)) {
            text.append(" ").append(name).append("=").append(mdc.get(name).asText());
        }
    }

    private static String time(String timestamp) {
        return TIME.format(Instant.parse(timestamp).atZone(ZoneId.systemDefault()));
    }
}
