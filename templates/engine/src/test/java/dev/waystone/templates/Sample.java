package dev.waystone.templates;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/** A template that has one of everything the engine must bear. */
final class Sample {
    private static final Path FOLDER = folder();
    static final Manifest MANIFEST = Manifest.parse(
            Folder.read(FOLDER, path -> true).get("template.yaml").orElseThrow().text(), "template.yaml");
    static final Template TEMPLATE = new Template(MANIFEST, golden(), FileTree.EMPTY, Optional.empty());

    private Sample() {}

    private static FileTree golden() {
        FileTree files = Folder.read(FOLDER.resolve("golden"), path -> true);
        TreeFile run = files.get("run").orElseThrow().withKind(TreeFile.Kind.EXECUTABLE);
        TreeFile seal = TreeFile.of(new byte[] {0, 1, 2, (byte) 0xff}, TreeFile.Kind.REGULAR);
        return Reformat.java(files.with("run", run).with("seal.bin", seal));
    }

    private static Path folder() {
        try {
            URI place = Sample.class.getResource("/sample/template.yaml").toURI();
            return Path.of(place).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
