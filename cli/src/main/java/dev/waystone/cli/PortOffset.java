package dev.waystone.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How far ports can be moved: the highest of ours stays a port. */
final class PortOffset {
    private static final int MOST = 40_000;

    private PortOffset() {}

    /** @throws ParameterException if ports cannot be moved so far */
    static void check(CommandSpec verb, int offset) {
        if (offset < 0 || offset > MOST) {
            throw new ParameterException(verb.commandLine(), "--port-offset is " + offset + "; allowed: 0 to " + MOST);
        }
    }
}
