package dev.waystone.cli.clones;

import java.io.Console;
import java.util.Optional;
import java.util.function.Function;

/** A question is a line; a wrong answer is told why and asked for again. */
record AtTerminal(Console console) implements Questions {
    @Override
    public boolean canAsk() {
        return true;
    }

    @Override
    public Optional<String> ask(String question, String suggestion, Function<String, Optional<String>> check) {
        while (true) {
            String line = suggestion.isEmpty()
                    ? console.readLine("%s: ", question)
                    : console.readLine("%s [%s]: ", question, suggestion);
            if (line == null) {
                return Optional.empty();
            }
            String answer = line.isBlank() ? suggestion : line.strip();
            Optional<String> wrong = check.apply(answer);
            if (wrong.isEmpty()) {
                return Optional.of(answer);
            }
            console.printf("  %s%n", wrong.get());
        }
    }
}
