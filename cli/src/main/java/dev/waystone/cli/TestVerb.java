package dev.waystone.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "test", description = "Builds everything and runs every test; works while up runs.")
final class TestVerb implements Callable<Integer> {
    private final Maven maven;

    @Option(names = "--all", description = "Adds the long runs.")
    private boolean all;

    TestVerb(Maven maven) {
        this.maven = maven;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int code = all ? maven.inherit("-Dwaystone.all=true", "verify") : maven.inherit("verify");
        return code == 0 ? 0 : 1;
    }
}
