package dev.waystone.local;

import java.util.Map;

/**
 * One running copy of a service.
 *
 * @param part its name among the parts, e.g. {@code purchase-orders} or {@code purchase-orders-2}
 * @param service the service, also its folder below {@code services}
 * @param port where it listens on 127.0.0.1
 * @param settings configuration keys that differ from what the stack gives, e.g. {@code purchase-orders.deadline}
 */
public record ServiceInstance(String part, String service, int port, Map<String, String> settings) {

    /** The first and only copy of a service. */
    public static ServiceInstance of(String service, int port) {
        return new ServiceInstance(service, service, port, Map.of());
    }
}
