package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder that is a Maven repository. For one thread. */
public final class RepositoryFolder {
    private static final Pattern KEPT = Pattern.compile("<value>([^<]+)</value>");
    private static final String METADATA = "maven-metadata.xml";

    private final Path folder;
    private final Path mark;

    private RepositoryFolder(Path folder) {
        this.folder = folder;
        this.mark = folder.resolve("dev/waystone/.published");
    }

    /** @throws Failure if it is something else than a folder, or cannot be made */
    public static RepositoryFolder made(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Failure(folder + " is no folder; name one that is, or that is not there yet");
        }
        try {
            Files.createDirectories(folder);
            return new RepositoryFolder(folder);
        } catch (IOException e) {
            throw new Failure("cannot make " + folder + " (" + e.getClass().getSimpleName()
                    + "); name another one, or give its parent to this user");
        }
    }

    /** Whether it holds all of what was made from these sources. */
    public boolean holds(String sources) throws IOException {
        return Files.exists(mark) && Files.readString(mark).equals(sources);
    }

    /** From now on it holds nothing whole. */
    public void forget() throws IOException {
        Files.deleteIfExists(mark);
    }

    /** It holds all that these sources make. */
    public void note(String sources) throws IOException {
        Files.createDirectories(mark.getParent());
        Files.writeString(mark, sources);
    }

    /** How many versions of artifacts of the platform it holds. */
    public long artifacts() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("dev/waystone"))) {
            return files.filter(file -> file.toString().endsWith(".pom")).count();
        }
    }

    /** Deletes what newer snapshots of the same version have taken the place of. */
    public void dropOldSnapshots() throws IOException {
        try (Stream<Path> folders = Files.walk(folder.resolve("dev/waystone"))) {
            folders.filter(place -> place.toString().endsWith("-SNAPSHOT") && Files.exists(place.resolve(METADATA)))
                    .toList()
                    .forEach(RepositoryFolder::dropOld);
        }
    }

    private static void dropOld(Path version) {
        try (Stream<Path> files = Files.list(version)) {
            List<String> kept = KEPT.matcher(Files.readString(version.resolve(METADATA)))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(METADATA) && kept.stream().noneMatch(name::contains)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
