package dev.waystone.cli;

import dev.waystone.local.FaultAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "fault", description = "Does something bad, or good again, to a part.")
final class Fault implements Callable<Integer> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "<part>", description = "A part, as status names it.")
    private String part;

    @Parameters(
            index = "1",
            paramLabel = "<what>",
            completionCandidates = Words.class,
            description = "stop: ends it and leaves it so; start: starts or goes on; kill: kill -9, the supervisor"
                    + " restarts it; pause: freezes it.")
    private FaultAction action;

    @Mixin
    private WhichStack stack;

    private static final class Words extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Words() {
            super(Arrays.stream(FaultAction.values()).map(FaultAction::word).toList());
        }
    }

    Fault(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Running platform = stack.at(desk);
        desk.checkPart(platform, part);
        platform.fault(part, action);
        desk.console().say(part + ": " + action.word() + " done");
        return 0;
    }
}
