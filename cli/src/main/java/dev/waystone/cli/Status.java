package dev.waystone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.local.PartStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Shows each part: address, health, memory, uptime.")
final class Status implements Callable<Integer> {
    private static final long MIB = 1024 * 1024;

    private final Desk desk;

    @Mixin
    private WhichStack stack;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    Status(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        List<PartStatus> parts = stack.at(desk).parts();
        if (json) {
            desk.console().say(json(parts));
        } else {
            table(parts).lines().forEach(desk.console()::say);
        }
        return 0;
    }

    private static Table table(List<PartStatus> parts) {
        Table table = new Table("PART", "ADDRESS", "HEALTH", "MEMORY", "UPTIME");
        parts.forEach(part -> table.row(
                part.part(),
                part.address(),
                part.health(),
                part.pid() == 0 ? "-" : part.memoryBytes() / MIB + " MiB",
                part.pid() == 0 ? "-" : Uptime.of(Duration.ofSeconds(part.uptimeSeconds()))));
        return table;
    }

    private static String json(List<PartStatus> parts) throws JsonProcessingException {
        List<Map<String, Object>> rows = parts.stream().map(Status::row).toList();
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("parts", rows));
    }

    private static Map<String, Object> row(PartStatus part) {
        boolean runs = part.pid() != 0;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("part", part.part());
        row.put("address", part.address());
        row.put("health", part.health());
        row.put("pid", runs ? part.pid() : null);
        row.put("memoryBytes", runs ? part.memoryBytes() : null);
        row.put("uptimeSeconds", runs ? part.uptimeSeconds() : null);
        return row;
    }
}
