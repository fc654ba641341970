package dev.waystone.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The programs that a user could call by name. */
final class Tools {

    private final List<Path> folders;

    Tools(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    static Tools onPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new Tools(Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList());
    }

    /** Where the program lies. */
    Optional<Path> find(String program) {
        return folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A program that only {@code use} needs, in a Debian package. */
    Finding has(String program, String use, String debianPackage) {
        return find(program)
                .map(path -> Finding.ok(program, path.toString()))
                .orElseGet(() -> Finding.optional(
                        program, "not on the path; only for " + use, "Debian: apt-get install " + debianPackage));
    }
}
