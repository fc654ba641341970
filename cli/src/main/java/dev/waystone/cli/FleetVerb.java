package dev.waystone.cli;

import dev.waystone.cli.fleet.FleetDesk;
import dev.waystone.cli.upgrade.Upgrader;
import dev.waystone.cli.upgrade.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fleet",
        description =
                "Looks after many clones: how they stand, what an upgrade would do, and the upgrade itself in waves"
                        + " that stop at the first red one; 1 if a clone needs a hand.")
final class FleetVerb implements Callable<Integer> {
    private final Desk desk;
    private final Workshop workshop;

    @Parameters(index = "0", paramLabel = "<what>", description = "status, plan or apply.")
    private What what;

    @Option(names = "--from", paramLabel = "<file>", description = "The fleet; ${DEFAULT-VALUE} if left out.")
    private Path from = Path.of("fleet.yaml");

    @Option(names = "--to", paramLabel = "<version>", description = "Which version; the newest if left out.")
    private @Nullable String to;

    @Option(names = "--no-verify", description = "Does not build and test the results.")
    private boolean noVerify;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    FleetVerb(Desk desk, Workshop workshop) {
        this.desk = desk;
        this.workshop = workshop;
    }

    /** What is done. */
    enum What {
        STATUS,
        PLAN,
        APPLY
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        FleetDesk fleet = new FleetDesk(desk.house().root(), from, desk.console(), json);
        if (what == What.STATUS) {
            return fleet.status();
        }
        var wish = new Upgrader.Wish(Optional.ofNullable(to), Set.of(), what == What.PLAN, !noVerify);
        return fleet.upgrade(workshop, wish);
    }
}
