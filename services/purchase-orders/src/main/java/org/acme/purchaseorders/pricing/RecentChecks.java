package org.acme.purchaseorders.pricing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which known prices this instance has looked at a short while ago, so that a busy catalogue costs no query an order.
 * Forgets all when full, which costs queries and nothing else. Safe for use from any thread.
 */
final class RecentChecks {

    private static final int MOST = 20_000;

    private final Map<Key, Instant> until = new ConcurrentHashMap<>();

    private record Key(String tenant, UUID item, long version) {}

    /** Those of the items that were not looked at, in this version, or long ago. */
    List<CatalogItemsClient.Item> due(String tenant, List<CatalogItemsClient.Item> items, Instant now) {
        return items.stream()
                .filter(item -> now.isAfter(until.getOrDefault(key(tenant, item), Instant.MIN)))
                .toList();
    }

    /** These were looked at and need not be again until {@code again}. */
    void checked(String tenant, List<CatalogItemsClient.Item> items, Instant again) {
        if (until.size() + items.size() > MOST) {
            until.clear();
        }
        items.forEach(item -> until.put(key(tenant, item), again));
    }

    private static Key key(String tenant, CatalogItemsClient.Item item) {
        return new Key(tenant, item.id(), item.version());
    }
}
