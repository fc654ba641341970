package dev.waystone.cli;

import dev.waystone.cli.upgrade.Workshop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command answered.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it printed on standard error
 */
record Typed(int code, String out, String err) {
    static Typed of(Path house, Workshop workshop, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(out, true), new PrintStream(err, true), false);
        int code = Waystone.of(new Desk(new House(house), console, Optional::empty), workshop)
                .execute(arguments);
        return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
