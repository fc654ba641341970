package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptors;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import dev.waystone.templates.TemplateException;
import dev.waystone.templates.TopicEvents;
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
        String producer = producer(root, topic);
        Map<String, TreeFile> all = new TreeMap<>(files.files());
        documents(root, producer).files().forEach((path, file) -> all.put("contracts/" + producer + "/" + path, file));
        return FileTree.of(all);
    }

    /**
     * The events of a topic, as the service that provides it describes them.
     *
     * @throws TemplateException if it has no documents of them, or such that cannot be read
     */
    public static TopicEvents events(Path root, String topic) {
        return TopicEvents.of(topic, documents(root, producer(root, topic)));
    }

    private static FileTree documents(Path root, String producer) {
        return Folder.read(root.resolve(Monorepo.folder(producer)), Contracts::isDocument);
    }

    private static String producer(Path root, String topic) {
        return Descriptors.readAll(root).values().stream()
                .filter(service -> service.provides().topic() != null
                        && service.provides().topic().name().equals(topic))
                .map(Descriptor::name)
                .findFirst()
                .orElseThrow(() -> new Failure("no service provides topic " + topic + "; name one that is provided"));
    }

    private static boolean isDocument(String path) {
        return path.equals("service.yaml") || path.startsWith("events/");
    }
}
