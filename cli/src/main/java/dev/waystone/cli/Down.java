package dev.waystone.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Ends the platform that runs or starts in this clone; its data stays.")
final class Down implements Callable<Integer> {
    private final Desk desk;

    Down(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Running> platform = desk.running().get();
        if (platform.isEmpty()) {
            return starting(Starting.of(desk.house()));
        }
        Instant start = Instant.now();
        desk.console().progress("ending", "ending all parts");
        platform.get().end();
        desk.console().say("all parts ended in " + Foreground.seconds(Duration.between(start, Instant.now())));
        return 0;
    }

    private int starting(Optional<ProcessHandle> process) throws InterruptedException {
        if (process.isEmpty()) {
            desk.console().say("nothing runs");
            return 0;
        }
        desk.console().progress("ending", "ending the platform, which is still starting");
        Starting.end(process.get());
        desk.console().say("the platform that was starting has ended");
        return 0;
    }
}
