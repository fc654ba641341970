package dev.waystone.cli;

import dev.waystone.cli.clones.Questions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code new}, typed in a small checkout. */
final class NewTyped {
    final ScratchCheckout checkout;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    NewTyped(Path root) throws IOException {
        checkout = ScratchCheckout.in(root);
    }

    /** @return the exit code, where there is nobody to ask */
    int run(String... arguments) {
        return run(new Questions.Unasked(), arguments);
    }

    /** @param questions who answers what was not said */
    int run(Questions questions, String... arguments) {
        Console console = new Console(new PrintStream(out, true), new PrintStream(err, true), false);
        Desk desk = new Desk(new House(checkout.root()), console, Optional::empty);
        return Waystone.of(desk, new MavenWorkshop(Map.of(), console), questions)
                .execute(arguments);
    }

    /** All that was printed so far. */
    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** All complaints so far. */
    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Every file and folder of the checkout. */
    List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(checkout.root())) {
            return files.map(file -> checkout.root().relativize(file).toString())
                    .filter(file -> !file.startsWith(".waystone") && !file.startsWith(".git"))
                    .sorted()
                    .toList();
        }
    }
}
