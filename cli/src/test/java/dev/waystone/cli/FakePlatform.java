package dev.waystone.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A platform of two parts that remembers what was asked of it. */
final class FakePlatform implements Running {
    final List<String> asked = new ArrayList<>();
    final Path logs;
    URI issuer = URI.create("http://127.0.0.1:1");

    FakePlatform(Path logs) {
        this.logs = logs;
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("kafka", "127.0.0.1:19092", "ready", 158L, Duration.ofSeconds(75)),
                new Part("bank", "http://127.0.0.1:8109", "down", null, null));
    }

    @Override
    public URI address(String part) {
        return issuer;
    }

    @Override
    public Path log(String part) {
        return logs.resolve(part + ".log");
    }

    @Override
    public void fault(String part, Fault.Kind kind) {
        asked.add(part + " " + kind);
    }

    @Override
    public void await() {}

    @Override
    public void end() {
        asked.add("end");
    }
}
