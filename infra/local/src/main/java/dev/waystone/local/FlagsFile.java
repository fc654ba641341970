package dev.waystone.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptor.Flag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The state of all flags on this machine, in the form of Unleash's client API. Services read it again within two seconds of a
 * change. What a person adds to it by hand, such as strategies, stays. Safe for use by several processes.
 */
public final class FlagsFile implements FlagStates {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Unleash's words for kinds. */
    static final Map<Descriptor.FlagKind, String> TYPES = Map.of(
            Descriptor.FlagKind.RELEASE, "release",
            Descriptor.FlagKind.OPS, "operational",
            Descriptor.FlagKind.EXPERIMENT, "experiment",
            Descriptor.FlagKind.PERMISSION, "permission");

    private final Path file;

    private FlagsFile(Path file) {
        this.file = file;
    }

    /** That of the stack with this state folder. */
    public static FlagsFile in(Path state) {
        return new FlagsFile(state.resolve("flags.json"));
    }

    /** Where it lies. */
    public Path path() {
        return file;
    }

    /** Adds what services declare, with its default, and takes out what they no longer do; the rest stays as it is. */
    @Override
    public void declare(Collection<Descriptor> services) {
        change(features -> services.forEach(service -> declare(features, service)));
    }

    /** Gives all flags of a service their defaults. */
    public void reset(Descriptor service) {
        change(features -> {
            remove(features, service, List.of());
            declare(features, service);
        });
    }

    @Override
    public Map<String, Boolean> states() {
        var states = new LinkedHashMap<String, Boolean>();
        read().path("features")
                .forEach(feature -> states.put(
                        feature.path("name").asText(), feature.path("enabled").asBoolean()));
        return states;
    }

    @Override
    public void turn(String name, boolean on) {
        change(features -> {
            for (JsonNode feature : features) {
                if (feature.path("name").asText().equals(name)) {
                    ((ObjectNode) feature).put("enabled", on);
                    return;
                }
            }
            throw new LocalProblem("no flag " + name + " in " + file, "declare it in service.yaml");
        });
    }

    private static void declare(ArrayNode features, Descriptor service) {
        remove(features, service, service.flags().stream().map(Flag::name).toList());
        for (Flag flag : service.flags()) {
            if (features.valueStream()
                    .noneMatch(feature -> feature.path("name").asText().equals(flag.name()))) {
                features.addObject()
                        .put("name", flag.name())
                        .put("type", TYPES.get(flag.kind()))
                        .put("enabled", flag.byDefault())
                        .putArray("strategies")
                        .addObject()
                        .put("name", "default");
            }
        }
    }

    private static void remove(ArrayNode features, Descriptor service, List<String> but) {
        features.removeIf(feature -> {
            String name = feature.path("name").asText();
            return name.startsWith(service.name() + ".") && !but.contains(name);
        });
    }

    private synchronized void change(Consumer<ArrayNode> change) {
        try {
            Files.createDirectories(file.getParent());
            try (var channel = FileChannel.open(
                            file.resolveSibling("flags.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                ObjectNode state = read();
                change.accept(state.withArray("features"));
                PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(state) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode read() {
        try {
            if (Files.exists(file) && JSON.readTree(Files.readString(file)) instanceof ObjectNode state) {
                return state;
            }
        } catch (IOException e) {
            throw new LocalProblem("cannot read " + file + " (" + e.getMessage() + ")", "mend it or take it away");
        }
        ObjectNode empty = JSON.createObjectNode().put("version", 2);
        empty.putArray("features");
        empty.putArray("segments");
        return empty;
    }
}
