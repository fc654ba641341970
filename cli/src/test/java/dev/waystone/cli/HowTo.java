package dev.waystone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** What stands behind {@code ./waystone}, with another place for a path, which may have blanks. */
    static String[] words(String command, String shown, Path place) {
        return Arrays.stream(command.split(" "))
                .skip(1)
                .map(word -> word.equals(shown) ? place.toString() : word)
                .toArray(String[]::new);
    }
}
