package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptors;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import dev.waystone.templates.TreeFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The documents of the services whose topics a repository of its own reads, kept in its folder {@code contracts}. */
public final class Contracts {
    private Contracts() {}

    /**
     * Adds the descriptor and the events of the service that provides a topic.
     *
     * @param root the checkout of the platform that has it
     */
    public static FileTree with(FileTree files, Path root, String topic) {
        String producer = Descriptors.readAll(root).values().stream()
                .filter(service -> service.provides().topic() != null
                        && service.provides().topic().name().equals(topic))
                .map(Descriptor::name)
                .findFirst()
                .orElseThrow(() -> new Failure("no service provides topic " + topic + "; name one that is provided"));
        Map<String, TreeFile> all = new TreeMap<>(files.files());
        Folder.read(root.resolve(Monorepo.folder(producer)), Contracts::isDocument)
                .files()
                .forEach((path, file) -> all.put("contracts/" + producer + "/" + path, file));
        return FileTree.of(all);
    }

    private static boolean isDocument(String path) {
        return path.equals("service.yaml") || path.startsWith("events/");
    }
}
