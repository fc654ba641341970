package dev.waystone.clones;

import dev.waystone.cli.clones.Git;
import dev.waystone.templates.Folder;
import dev.waystone.templates.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Maven repository folder with versions of one template, packed as the build packs them. */
final class PublishedTemplates {

    private final Path folder;
    private final Git git;
    private final List<String> versions = new ArrayList<>();

    /** @param git of the repository that the templates come from */
    PublishedTemplates(Path folder, Git git) {
        this.folder = folder;
        this.git = git;
    }

    /** Publishes a version, after those that were before. */
    void add(Template template) throws IOException {
        String artifact = "waystone-template-" + template.manifest().name();
        String version = template.manifest().version().toString();
        Path place = folder.resolve("dev/waystone").resolve(artifact);
        Path zip = Files.createDirectories(place.resolve(version)).resolve(artifact + "-" + version + ".zip");
        try (FileSystem files = FileSystems.newFileSystem(
                URI.create("jar:" + zip.toUri()), Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            String archetype = template.tree().orElseThrow().archetype();
            Files.writeString(
                    files.getPath("/template.yaml"),
                    git.run("show", archetype + ":template.yaml").text() + "\n");
            Folder.write(template.golden(), files.getPath("/golden"));
            Folder.write(template.shell(), files.getPath("/shell"));
        }
        versions.add(version);
        Files.writeString(place.resolve("maven-metadata.xml"), metadata(artifact, version));
    }

    private String metadata(String artifact, String release) {
        StringBuilder all = new StringBuilder();
        versions.forEach(version -> all.append("<version>").append(version).append("</version>"));
        return "<metadata><groupId>dev.waystone</groupId><artifactId>" + artifact + "</artifactId><versioning><release>"
                + release + "</release><versions>" + all + "</versions></versioning></metadata>\n";
    }
}
