package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.clones.Questions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who is asked for what was not said. */
class NewAtTerminalTest {
    @TempDir
    Path folder;

    NewTyped typed;
    ScratchCheckout checkout;

    @BeforeEach
    void a_checkout() throws IOException {
        typed = new NewTyped(folder.resolve("a checkout"));
        checkout = typed.checkout;
    }

    @Test
    void at_a_terminal_it_asks_for_what_was_not_said_until_the_answer_is_good() throws IOException {
        var person = new Person("x", "notes", "Note Item", "Loyalty Account", "", "Team X", "team-x", "gold", "cache");

        assertThat(typed.run(person, "new")).isZero();

        assertThat(person.heard)
                .containsExactly(
                        "unknown template x; allowed: notes",
                        "there is a service note-items already; choose another name",
                        "--owner Team X is no name of a team; allowed: up to 50 small letters and digits with -"
                                + " between words, such as team-x",
                        "notes has no feature gold; allowed: cache");
        assertThat(checkout.read("services/loyalty-accounts/service.yaml")).contains("team: team-x,");
        assertThat(checkout.root()
                        .resolve("services/loyalty-accounts/src/main/java/org/acme/loyaltyaccounts/Cached.java"))
                .doesNotExist();
    }

    @Test
    void a_closed_terminal_makes_nothing() throws IOException {
        List<String> before = typed.tree();

        assertThat(typed.run(new Person("notes", "Loyalty Account"), "new")).isEqualTo(1);

        assertThat(typed.err()).isEqualTo("waystone: not answered: Java package; nothing was made\n");
        assertThat(typed.tree()).isEqualTo(before);
    }

    /** Types these answers and then closes the terminal. */
    private static final class Person implements Questions {
        private final Deque<String> answers;
        private final List<String> heard = new ArrayList<>();

        Person(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public boolean canAsk() {
            return true;
        }

        @Override
        public Optional<String> ask(String question, String suggestion, Function<String, Optional<String>> check) {
            while (!answers.isEmpty()) {
                String typed = answers.pop();
                String answer = typed.isEmpty() ? suggestion : typed;
                Optional<String> wrong = check.apply(answer);
                if (wrong.isEmpty()) {
                    return Optional.of(answer);
                }
                heard.add(wrong.get());
            }
            return Optional.empty();
        }
    }
}
