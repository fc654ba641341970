package dev.waystone.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One class of a library, edited so that it breaks a promise.
 *
 * @param name what it does without
 * @param library "events", say
 * @param type the simple name of the class
 * @param edits in their order
 */
record Mutant(String name, String library, String type, List<Edit> edits) {

    /** Text that occurs exactly once, and what stands in its place. */
    record Edit(String text, String replacement) {}

    static Mutant of(String name, String library, String type) {
        return new Mutant(name, library, type, List.of());
    }

    /** The same with one more edit. */
    Mutant with(String text, String replacement) {
        var more = new ArrayList<>(edits);
        more.add(new Edit(text, replacement));
        return new Mutant(name, library, type, List.copyOf(more));
    }

    /** The edited source; an error when the source has moved on and an edit no longer fits. */
    String source(Path clone) throws IOException {
        String source = Files.readString(file(clone));
        for (Edit edit : edits) {
            int at = source.indexOf(edit.text());
            if (at < 0 || source.indexOf(edit.text(), at + 1) >= 0) {
                throw new AssertionError(
                        "mutant " + name + " is stale: not exactly once in " + type + ": " + edit.text());
            }
            source = source.replace(edit.text(), edit.replacement());
        }
        return source;
    }

    private Path file(Path clone) throws IOException {
        Path sources = clone.resolve("platform-libs").resolve(library).resolve("src/main/java");
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.endsWith(type + ".java"))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("mutant " + name + " is stale: no " + type + " in " + sources));
        }
    }
}
