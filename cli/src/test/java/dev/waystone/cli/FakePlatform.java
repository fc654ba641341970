package dev.waystone.cli;

import dev.waystone.local.FaultAction;
import dev.waystone.local.PartStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A platform of three parts that remembers what was asked of it. */
final class FakePlatform implements Running {
    final List<String> asked = new ArrayList<>();
    final Path logs;
    String issuer = "127.0.0.1:14319";
    List<PartStatus> more = List.of();

    FakePlatform(Path logs) {
        this.logs = logs;
    }

    @Override
    public List<PartStatus> parts() {
        List<PartStatus> parts = new ArrayList<>(List.of(
                new PartStatus("kafka", "127.0.0.1:19092", "ready", 7, 158 * 1024 * 1024, 75),
                new PartStatus("token-issuer", issuer, "ready", 8, 9 * 1024 * 1024, 7500),
                new PartStatus("bank", "127.0.0.1:8109", "stopped", 0, 0, 0)));
        parts.addAll(more);
        return parts;
    }

    @Override
    public Path log(String part) {
        return logs.resolve(part + ".log");
    }

    @Override
    public void fault(String part, FaultAction action) {
        asked.add(part + " " + action);
    }

    @Override
    public void end() {
        asked.add("end");
    }
}
