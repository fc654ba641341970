package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.render.Nearest;
import dev.waystone.templates.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds clones: in a house all of them, by a service's name, or by a folder. */
public final class Clones {
    private final Path house;
    private final Path here;

    /**
     * @param house the root of the repository that the command belongs to
     * @param here what relative folders start from
     */
    public Clones(Path house, Path here) {
        this.house = house;
        this.here = here;
    }

    /** The folders of all clones of the house, by name. */
    public List<Path> folders() {
        if (Clone.isIn(house)) {
            return List.of(house);
        }
        Path services = house.resolve("services");
        if (!Files.isDirectory(services)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(services)) {
            return folders.filter(Clone::isIn).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The folder that was named, or the only one.
     *
     * @param name a service of the house, or a folder; empty for the only clone there is
     * @throws Failure if there is none, or no name was given and there are several
     */
    public Path folder(Optional<String> name) {
        return name.map(this::named).orElseGet(() -> {
            List<Path> all = folders();
            if (all.size() == 1) {
                return all.getFirst();
            }
            throw new Failure(
                    all.isEmpty()
                            ? "no service here was made by ./waystone new; name the folder of one"
                            : "which service? " + allowed(all));
        });
    }

    private Path named(String name) {
        if (Clone.isIn(house) && name.equals(nameOf(house))) {
            return house;
        }
        Path service = house.resolve("services").resolve(name).normalize();
        Path folder = here.resolve(name).toAbsolutePath().normalize();
        if (!name.contains("/") && Files.isDirectory(service)) {
            return checked(service);
        }
        if (Files.isDirectory(folder)) {
            return checked(folder);
        }
        List<String> names = names(folders());
        throw new Failure("there is no service and no folder " + name + "; "
                + Nearest.to(name, names)
                        .map(near -> "did you mean " + near + "?")
                        .orElseGet(() -> allowed(folders())));
    }

    private static Path checked(Path folder) {
        if (!Clone.isIn(folder)) {
            throw new Failure(folder + " has no waystone.lock; name a folder that ./waystone new made");
        }
        return folder;
    }

    private static String allowed(List<Path> folders) {
        return folders.isEmpty() ? "./waystone new makes one" : "allowed: " + String.join(", ", names(folders));
    }

    private static List<String> names(List<Path> folders) {
        return folders.stream().map(Clones::nameOf).toList();
    }

    /** The service's; its folder's if its lock cannot be read. A standalone repository may be called otherwise than its service. */
    public static String nameOf(Path folder) {
        try {
            return Clone.in(folder).name();
        } catch (Failure | TemplateException e) {
            return folder.getFileName().toString();
        }
    }
}
