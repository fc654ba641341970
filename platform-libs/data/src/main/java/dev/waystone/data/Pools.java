package dev.waystone.data;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * How many connections an instance may hold to the primary, and as many to the replica: eight for what runs beside requests
 * (relay, consumers, due work, health) and four for each core, since a request of a service waits for its database most of
 * the time that it takes; 32 at most, since more statements at once make the server slower for all. All instances together
 * ({@code waystone.data.instances}) must fit into what the server accepts, which is checked at each start. A service's own
 * {@code max-size} counts more.
 */
public final class Pools implements ConfigSource {

    private static final int BESIDE_REQUESTS = 8;
    private static final int PER_CORE = 4;
    private static final int MOST = 32;

    /** Above the libraries' defaults (100), below a service's {@code application.properties} (250). */
    private static final int ORDINAL = 110;

    /** How many connections an instance may hold to the primary. */
    static final String OF_PRIMARY = "quarkus.datasource.jdbc.max-size";

    /** How many to the replica. */
    static final String OF_REPLICA = "quarkus.datasource.replica.jdbc.max-size";

    private static final Set<String> KEYS = Set.of(OF_PRIMARY, OF_REPLICA);

    private final String size = Integer.toString(size(Runtime.getRuntime().availableProcessors()));

    /** The source of both pools' sizes, made by the configuration itself. */
    public Pools() {}

    /** The size of a pool on so many cores. */
    static int size(int cores) {
        return Math.min(MOST, BESIDE_REQUESTS + PER_CORE * cores);
    }

    /** What is wrong with pools of {@code key}'s {@code size} in {@code instances}, if the server accepts {@code limit} connections. */
    static Optional<String> wrong(String key, int size, int instances, int limit) {
        if ((long) size * instances <= limit) {
            return Optional.empty();
        }
        String advice = limit >= instances ? "at most " + limit / instances : "fewer instances";
        return Optional.of(("%s: %d connections for each of %d instances"
                        + " (waystone.data.instances) are %d, and the server accepts %d; allowed: %s")
                .formatted(key, size, instances, (long) size * instances, limit, advice));
    }

    @Override
    public Set<String> getPropertyNames() {
        return KEYS;
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.of(OF_PRIMARY, size, OF_REPLICA, size);
    }

    @Override
    public @Nullable String getValue(String key) {
        return KEYS.contains(key) ? size : null;
    }

    @Override
    public String getName() {
        return "Waystone's pool sizes";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
