package dev.waystone.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "test",
        description =
                "Builds everything and runs every test; works while up runs. Counts what was not run, and says why.")
final class TestVerb implements Callable<Integer> {
    private final Desk desk;
    private final Maven maven;

    @Option(names = "--all", description = "Adds the long runs.")
    private boolean all;

    TestVerb(Desk desk, Maven maven) {
        this.desk = desk;
        this.maven = maven;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Instant start = Instant.now();
        int code = all ? maven.inherit("-Dwaystone.all=true", "verify") : maven.inherit("verify");
        List<NotRun> left = NotRun.since(start, desk.house().root());
        left.forEach(some -> desk.console().say(some.line()));
        desk.console().say(NotRun.sum(left));
        return code == 0 ? 0 : 1;
    }
}
