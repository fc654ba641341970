package dev.waystone.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a library sets of other libraries' keys, in its {@code microprofile-config.properties}. */
record Presets(List<Preset> all) {

    /**
     * @param why the comment above it, and above those before it that have the same
     */
    record Preset(String key, String value, String why) {}

    static Presets read(Path file) throws IOException {
        var presets = new ArrayList<Preset>();
        var comment = new ArrayList<String>();
        boolean open = false;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#")) {
                if (!open) {
                    comment.clear();
                }
                comment.add(line.substring(1).strip());
                open = true;
            } else if (line.isBlank()) {
                comment.clear();
                open = false;
            } else {
                int equals = line.indexOf('=');
                presets.add(
                        new Preset(line.substring(0, equals), line.substring(equals + 1), String.join(" ", comment)));
                open = false;
            }
        }
        return new Presets(presets);
    }
}
