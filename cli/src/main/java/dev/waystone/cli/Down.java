package dev.waystone.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Ends the platform that runs in this clone; its data stays.")
final class Down implements Callable<Integer> {
    private final Desk desk;

    Down(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<Running> platform = desk.running().get();
        if (platform.isEmpty()) {
            desk.console().say("nothing runs");
            return 0;
        }
        Instant start = Instant.now();
        desk.console().progress("ending", "ending all parts");
        platform.get().end();
        desk.console().say("all parts ended in " + Foreground.seconds(Duration.between(start, Instant.now())));
        return 0;
    }
}
