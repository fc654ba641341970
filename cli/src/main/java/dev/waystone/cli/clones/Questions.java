package dev.waystone.cli.clones;

import java.io.Console;
import java.util.Optional;
import java.util.function.Function;

/** Asks whoever sits at the terminal. */
public interface Questions {
    /** Whether anybody does. */
    boolean canAsk();

    /**
     * Asks until the answer is good.
     *
     * @param question without a question mark at its end
     * @param suggestion what an empty answer means; empty if there is no such thing
     * @param check what is wrong with an answer; empty if nothing is
     * @return the answer; empty if the terminal was closed
     */
    Optional<String> ask(String question, String suggestion, Function<String, Optional<String>> check);

    /** At the terminal of this process, if it has one. */
    static Questions ofThisProcess() {
        Console console = System.console();
        return console != null && console.isTerminal() ? new AtTerminal(console) : new Unasked();
    }

    /** Nobody is there. */
    record Unasked() implements Questions {
        @Override
        public boolean canAsk() {
            return false;
        }

        @Override
        public Optional<String> ask(String question, String suggestion, Function<String, Optional<String>> check) {
            return Optional.empty();
        }
    }
}
