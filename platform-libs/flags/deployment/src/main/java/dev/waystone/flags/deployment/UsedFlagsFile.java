package dev.waystone.flags.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where flags are used, for {@code ./waystone flags list}: a line for each place, the flag before the place. */
final class UsedFlagsFile {

    private UsedFlagsFile() {}

    static void write(Path target, Map<String, List<Place>> uses) {
        String text = uses.entrySet().stream()
                .flatMap(use -> use.getValue().stream().map(place -> use.getKey() + " " + place + "\n"))
                .distinct()
                .collect(Collectors.joining());
        try {
            Files.writeString(Files.createDirectories(target).resolve("flags-used.txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
