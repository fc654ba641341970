package dev.waystone.clones;

import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The platform's repository, as this build has it. */
record Checkout(Path root) {

    static Checkout ofThisBuild() {
        return new Checkout(Path.of("../..").toAbsolutePath().normalize());
    }

    /** The template of an archetype; its golden service as it lies there, without what was built. */
    Template template(String archetype) {
        String place = "templates/archetypes/" + archetype + "/template.yaml";
        Manifest manifest = Manifest.parse(text(place), place);
        var golden = Folder.read(root.resolve(manifest.golden()), path -> !path.startsWith("target/"));
        return new Template(manifest, golden, FileTree.EMPTY, Optional.empty());
    }

    String text(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
