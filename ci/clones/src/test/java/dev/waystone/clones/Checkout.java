package dev.waystone.clones;

import dev.waystone.cli.clones.Git;
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

    static final String NO_HISTORY = "this checkout has no history; git fetch --unshallow brings it";

    static Checkout ofThisBuild() {
        return new Checkout(Path.of("../..").toAbsolutePath().normalize());
    }

    /** Whether the versions that templates have had can be read. */
    boolean hasHistory() {
        return !new Git(root).ask("rev-parse", "--is-shallow-repository").text().equals("true");
    }

    /** The template of an archetype; its golden service as it lies there, without what was built. */
    Template template(String archetype) {
        String place = "templates/archetypes/" + archetype + "/template.yaml";
        Manifest manifest = Manifest.parse(text(place), place);
        var golden = Folder.read(root.resolve(manifest.golden()), path -> !path.startsWith("target/"));
        return new Template(manifest, golden, FileTree.EMPTY, Optional.empty());
    }

    /** What a repository of its own has besides the service and files of the root. */
    FileTree standalone() {
        return Folder.read(root.resolve("templates/archetypes/standalone"), path -> true);
    }

    String text(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
