package dev.waystone.cli.upgrade;

import dev.waystone.templates.Conflict;
import dev.waystone.templates.TreeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of the user that Git ignores, where an upgrade adds one: Git would overwrite them when it is taken, without a word. */
final class InTheWay {
    private final Path folder;
    private final Plan plan;

    private InTheWay(Path folder, Plan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /** @param folder the clone's, where the user has it */
    static List<Conflict> of(Path folder, Plan plan) {
        return new InTheWay(folder, plan).conflicts().toList();
    }

    private Stream<Conflict> conflicts() {
        return plan.merged().tree().files().entrySet().stream()
                .filter(file -> plan.before().get(file.getKey()).isEmpty())
                .flatMap(file -> blocker(file.getKey(), file.getValue()).stream()
                        .map(blocker -> new Conflict(
                                file.getKey(),
                                Conflict.Kind.IN_THE_WAY,
                                "added by the template, and Git ignores your " + blocker + ", which it would overwrite",
                                plan.mode(file.getKey()))));
    }

    /** What lies where the file is to be, or in place of a folder above it. */
    private Optional<String> blocker(String path, TreeFile file) {
        for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
            String above = path.substring(0, end);
            Path place = folder.resolve(above);
            boolean there = plan.before().get(above).isEmpty() && Files.exists(place, LinkOption.NOFOLLOW_LINKS);
            if (there && !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(above);
            }
        }
        Path place = folder.resolve(path);
        boolean there = Files.exists(place, LinkOption.NOFOLLOW_LINKS);
        return there && !isSame(place, file.content()) ? Optional.of(path) : Optional.empty();
    }

    private static boolean isSame(Path place, byte[] content) {
        try {
            return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(place) == content.length
                    && Arrays.equals(Files.readAllBytes(place), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
