package dev.waystone.cli;

import dev.waystone.local.StackClient;
import picocli.CommandLine.Option;

/** Lets a verb speak of the stack that dev mode leases, where the platform is meant without it. */
final class WhichStack {

    @Option(
            names = "--dev",
            description = "Of the stack that quarkus:dev leases, in place of the platform that up runs.")
    private boolean dev;

    /** The stack's name, whether it runs or not. */
    String name() {
        return dev ? StackClient.DEV : LocalPlatform.STACK;
    }

    /** @throws Failure if it does not run */
    Running at(Desk desk) {
        return dev
                ? desk.leased()
                        .get()
                        .orElseThrow(() ->
                                new Failure("no stack is leased in this clone; quarkus:dev of a service leases one"))
                : desk.platform();
    }
}
