package dev.waystone.render;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where each value of a YAML text stands: JSON pointer to line, from 1; for a key's value, the line of the key. */
final class Lines {
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, Integer> repeated = new HashMap<>();

    private Lines() {}

    /** @throws MarkedYamlEngineException if the text is no YAML */
    static Lines of(String yaml) {
        Lines found = new Lines();
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setAllowDuplicateKeys(true)
                .build();
        Optional<Node> root = new Compose(settings).composeString(yaml);
        root.ifPresent(node -> found.note("", node, line(node.getStartMark())));
        return found;
    }

    /** The line of the value at a JSON pointer, or of the nearest thing around it. */
    int at(String pointer) {
        String path = pointer;
        while (!lines.containsKey(path) && !path.isEmpty()) {
            path = path.substring(0, path.lastIndexOf('/'));
        }
        return lines.getOrDefault(path, 1);
    }

    /** Keys given twice in one mapping: pointer to the line of the second. */
    Map<String, Integer> repeated() {
        return repeated;
    }

    static int line(Optional<Mark> mark) {
        return mark.map(found -> found.getLine() + 1).orElse(1);
    }

    private void note(String pointer, Node node, int line) {
        if (lines.putIfAbsent(pointer, line) != null) {
            repeated.put(pointer, line);
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                String escaped = key.replace("~", "~0").replace("/", "~1");
                note(
                        pointer + "/" + escaped,
                        entry.getValueNode(),
                        line(entry.getKeyNode().getStartMark()));
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                Node item = sequence.getValue().get(i);
                note(pointer + "/" + i, item, line(item.getStartMark()));
            }
        }
    }
}
