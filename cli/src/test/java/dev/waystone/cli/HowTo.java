package dev.waystone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a page of {@code docs/how-to} shows, for the tests that type it. */
final class HowTo {
    private static final Path PAGES = Path.of("../docs/how-to");

    private HowTo() {}

    /** The first block of a language. */
    static String block(String page, String language) throws IOException {
        return Files.readString(PAGES.resolve(page))
                .split("```" + language + "\n")[1]
                .split("```")[0];
    }

    /** Every command of its {@code sh} blocks, without the comments behind them. */
    static List<String> commands(String page) throws IOException {
        List<String> commands = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(PAGES.resolve(page))) {
            if (line.startsWith("```")) {
                inside = line.equals("```sh");
            } else if (inside) {
                commands.add(line.replaceFirst("#.*", "").strip());
            }
        }
        return commands;
    }
}
