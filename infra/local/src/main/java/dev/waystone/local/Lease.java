package dev.waystone.local;

import java.util.Map;

/**
 * A service's hold on a stack.
 *
 * @param client the open connection that is the lease
 * @param settings configuration keys and values for the service
 */
public record Lease(StackClient client, Map<String, String> settings) implements AutoCloseable {

    public Lease {
        settings = Map.copyOf(settings);
    }

    @Override
    public void close() {
        client.close();
    }
}
