package dev.waystone.cli;

import dev.waystone.cli.upgrade.Scratch;
import dev.waystone.cli.upgrade.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code fleet apply} in a process of its own, which kills itself with {@code kill -9} while it builds one of the clones. */
final class KilledFleet {
    private KilledFleet() {}

    /** @param arguments the house, the fleet's file, the log of builds, and at which build it dies */
    public static void main(String... arguments) {
        Typed typed = apply(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                new Builds(Path.of(arguments[2]), Integer.parseInt(arguments[3])));
        System.exit(typed.code());
    }

    static Typed apply(Path house, Path file, Workshop workshop) {
        return Typed.of(house, workshop, "fleet", "apply", "--json", "--from=" + file);
    }

    /**
     * Notes which clone is built.
     *
     * @param log a line for each build that began
     * @param last dies in this one, from 1; 0 to live on
     */
    record Builds(Path log, int last) implements Workshop {
        @Override
        public synchronized void verify(Scratch scratch) throws IOException {
            String name = scratch.clone().folder().getFileName().toString();
            Files.writeString(log, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (begun().size() == last) {
                KilledUpgrade.die();
            }
        }

        List<String> begun() throws IOException {
            return Files.readAllLines(log);
        }

        @Override
        public void rewrite(Scratch scratch, @Nullable Path before, List<Path> recipes) {
            throw new IllegalStateException("the tiny template has no recipes");
        }
    }
}
