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

    /** In MiB, measured at the fullest moment and rounded up: what is built, stacks with their data, and second clones. */
    private static final long WHOLE_PLATFORM = 8_192;

    private final Desk desk;
    private final Maven maven;
    private final Room room;

    @Option(names = "--all", description = "Adds the long runs.")
    private boolean all;

    TestVerb(Desk desk, Maven maven) {
        this(desk, maven, Room.around(desk.house().root()));
    }

    TestVerb(Desk desk, Maven maven, Room room) {
        this.desk = desk;
        this.maven = maven;
        this.room = room;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (desk.house().isCheckout()) {
            room.demand(WHOLE_PLATFORM, "a run of all tests");
        }
        Instant start = Instant.now();
        int code = all ? maven.inherit("-Dwaystone.all=true", "verify") : maven.inherit("verify");
        List<NotRun> left = NotRun.since(start, desk.house().root());
        left.forEach(some -> desk.console().say(some.line()));
        desk.console().say(NotRun.sum(left));
        return code == 0 ? 0 : 1;
    }
}
