package dev.waystone.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Prints what teaches bash or zsh to complete this command: source <(./waystone completion)")
final class Completion implements Callable<Integer> {
    private final Desk desk;

    @Spec
    private CommandSpec spec;

    Completion(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        desk.console().say(AutoComplete.bash("waystone", spec.root().commandLine()));
        return 0;
    }
}
