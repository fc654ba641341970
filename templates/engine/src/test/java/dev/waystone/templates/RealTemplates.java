package dev.waystone.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The templates of this repository, as they lie on disk. */
final class RealTemplates {
    private static final Path ROOT = Path.of(System.getProperty("maven.top-level-basedir", "../.."));

    private RealTemplates() {}

    static List<Template> all() {
        Path archetypes = ROOT.resolve("templates/archetypes");
        if (!Files.isDirectory(archetypes)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(archetypes)) {
            return folders.map(folder -> folder.resolve("template.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .map(RealTemplates::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template read(Path file) {
        try {
            Manifest manifest = Manifest.parse(Files.readString(file), file.toString());
            Path golden = ROOT.resolve(manifest.golden());
            FileTree files = Folder.read(golden, path -> !path.startsWith("target/") && !path.startsWith(".waystone/"));
            return new Template(manifest, files, FileTree.EMPTY, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
