package dev.waystone.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page that is written from the code. {@code -Dwaystone.contracts=update} writes it anew. */
record GeneratedPage(Path file) {

    /** @throws AssertionError with the first line that differs */
    void isThis(String text) throws IOException {
        if ("update".equals(System.getProperty("waystone.contracts"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        var shown = Files.exists(file) ? Files.readAllLines(file) : java.util.List.<String>of();
        var right = text.lines().toList();
        for (int line = 0; line < Math.max(shown.size(), right.size()); line++) {
            String is = line < shown.size() ? shown.get(line) : "(nothing)";
            String should = line < right.size() ? right.get(line) : "(nothing)";
            if (!is.equals(should)) {
                throw new AssertionError(
                        "%s:%d differs from the code; review it with -Dwaystone.contracts=update%n  is     %s%n  should %s"
                                .formatted(file, line + 1, is, should));
            }
        }
    }
}
