package dev.waystone.cli;

import dev.waystone.cli.upgrade.Scratch;
import dev.waystone.cli.upgrade.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Builds nothing: notes what it was asked, fails when told to, and for a recipe replaces one word in every Java file. */
final class FakeWorkshop implements Workshop {
    final List<String> asked = new ArrayList<>();
    String failure = "";

    @Override
    public void verify(Scratch scratch) throws IOException {
        asked.add("verify " + Files.exists(scratch.folder().resolve("waystone.lock")));
        if (!failure.isEmpty()) {
            throw new Failure(failure);
        }
    }

    @Override
    public void rewrite(Scratch scratch, Path before, List<Path> recipes) throws IOException {
        for (Path recipe : recipes) {
            String[] words = Files.readString(recipe).strip().split(" -> ");
            asked.add("rewrite " + words[0]);
            for (Path folder : List.of(scratch.folder(), before)) {
                replace(folder, words[0], words[1]);
            }
        }
    }

    private static void replace(Path folder, String word, String other) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Files.writeString(file, Files.readString(file).replace(word, other));
            }
        }
    }
}
