package dev.waystone.cli.fleet;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of each clone, written as soon as it is known, so that a run that was killed goes on where it was. Thread-safe. */
final class Logbook {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final SortedMap<String, Entry> entries;

    /**
     * A result that holds as long as the clone's commit and the wish are the same.
     *
     * @param key what it was computed for
     */
    record Entry(String key, Result result) {}

    /** @param file need not exist */
    Logbook(Path file) {
        this.file = file;
        this.entries = read(file);
    }

    /** What became of a member when it was upgraded for the same key, if that need not be done again. */
    synchronized Optional<Result> done(FleetFile.Member member, String key) {
        Entry entry = entries.get(id(member));
        return entry != null && entry.key().equals(key) && entry.result().isDone()
                ? Optional.of(entry.result())
                : Optional.empty();
    }

    synchronized void note(FleetFile.Member member, String key, Result result) {
        entries.put(id(member), new Entry(key, result));
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), entries);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure("cannot write " + file + "; free some space, or give it to this user");
        }
    }

    private static String id(FleetFile.Member member) {
        return member.shown() + " " + member.folder();
    }

    private static SortedMap<String, Entry> read(Path file) {
        try {
            return Files.exists(file)
                    ? JSON.readValue(
                            Credentials.hidden(Files.readString(file)), new TypeReference<TreeMap<String, Entry>>() {})
                    : new TreeMap<>();
        } catch (IOException e) {
            throw new Failure(file + " is no logbook of a fleet; remove it, and every clone is looked at again");
        }
    }
}
