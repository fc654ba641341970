package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A flag of the service of this {@code @QuarkusTest}, turned until it is closed. The service follows within two seconds.
 *
 * <pre>{@code
 * try (var off = TurnedFlag.off("purchase-orders.known-prices")) {
 *     eventually(() -> assertThat(...));
 * }
 * }</pre>
 *
 * <p>For one test at a time.
 */
public final class TurnedFlag implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String name;
    private final boolean before;

    private TurnedFlag(String name, boolean on) {
        this.file = ConfigProvider.getConfig().getValue("waystone.flags.file", Path.class);
        this.name = name;
        this.before = turn(on);
    }

    /** Turned on. */
    public static TurnedFlag on(String name) {
        return new TurnedFlag(name, true);
    }

    /** Turned off. */
    public static TurnedFlag off(String name) {
        return new TurnedFlag(name, false);
    }

    /** Turns it back to what it was. */
    @Override
    public void close() {
        turn(before);
    }

    private boolean turn(boolean on) {
        try {
            JsonNode state = JSON.readTree(Files.readString(file));
            ObjectNode flag =
                    (ObjectNode) StreamSupport.stream(state.path("features").spliterator(), false)
                            .filter(feature -> feature.path("name").asText().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no flag " + name + " in " + file));
            boolean was = flag.path("enabled").asBoolean();
            flag.put("enabled", on);
            Path draft = Files.writeString(file.resolveSibling("flags.json.test"), state.toString());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return was;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
