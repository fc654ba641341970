package dev.waystone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Shows each part: address, health, memory, uptime.")
final class Status implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    Status(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        List<Part> parts = desk.platform().parts();
        if (json) {
            desk.console().say(json(parts));
        } else {
            table(parts).lines().forEach(desk.console()::say);
        }
        return 0;
    }

    private static Table table(List<Part> parts) {
        Table table = new Table("PART", "ADDRESS", "HEALTH", "MEMORY", "UPTIME");
        parts.forEach(part -> table.row(
                part.name(),
                part.address(),
                part.health(),
                part.memoryMib() == null ? "-" : part.memoryMib() + " MiB",
                part.uptime() == null ? "-" : Uptime.of(part.uptime())));
        return table;
    }

    private static String json(List<Part> parts) throws JsonProcessingException {
        List<Map<String, Object>> rows = parts.stream().map(Status::row).toList();
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("parts", rows));
    }

    private static Map<String, Object> row(Part part) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("part", part.name());
        row.put("address", part.address());
        row.put("health", part.health());
        row.put("memoryMib", part.memoryMib());
        row.put("uptimeSeconds", part.uptime() == null ? null : part.uptime().toSeconds());
        return row;
    }
}
