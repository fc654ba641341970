package org.acme.catalogitems;

import dev.waystone.cache.Cache;
import dev.waystone.cache.Caches;
import dev.waystone.core.Page;
import dev.waystone.core.PageRequest;
import dev.waystone.data.ReadToken;
import dev.waystone.flags.Flag;
import dev.waystone.flags.Flags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The items as readers see them: kept near, and right again a moment after a change. A reader that says what it must have seen is
 * served by the database.
 */
@ApplicationScoped
class KnownCatalogItems {

    /** Off: every read is the database's; the cache goes on hearing of changes, so that it is right when it is on again. */
    private static final Flag CACHE = Flag.named("catalog-items.cache");

    private static final Comparator<CatalogItem> BY_ID =
            Comparator.comparing(item -> item.id().toString());

    private final CatalogItems items;
    private final Cache<CatalogItem> cache;
    private final Flags flags;

    KnownCatalogItems(CatalogItems items, Caches caches, Flags flags) {
        this.items = items;
        this.flags = flags;
        this.cache = caches.open("catalog-items", CatalogItem.class, CatalogItem::version, ids -> now(items, ids));
    }

    /** The item; a 404 problem if there is none. */
    CatalogItem get(CatalogItemId id, @Nullable ReadToken seen) {
        return isCached(seen) ? cache.get(id.value()).orElseThrow(() -> CatalogItems.missing(id)) : items.get(id, seen);
    }

    /** Those of these items that exist, in order of their ids. */
    List<CatalogItem> all(Set<UUID> ids, @Nullable ReadToken seen) {
        return isCached(seen)
                ? cache.getAll(ids).values().stream().sorted(BY_ID).toList()
                : items.all(ids, seen);
    }

    /** A page of all items, from the database, as {@link CatalogItems#page}. */
    Page<CatalogItem> page(PageRequest request, @Nullable ReadToken seen) {
        return items.page(request, seen);
    }

    /** The transaction at hand changes the item. */
    void changed(CatalogItem item) {
        cache.changed(item.id().value(), item.version());
    }

    /** Some instance has changed an item. */
    void heard(String tenant, UUID id, long version) {
        cache.heard(tenant, id, version);
    }

    /** How long ago a change may have been that matters to what is kept near. */
    Duration memory() {
        return cache.hardTtl();
    }

    private boolean isCached(@Nullable ReadToken seen) {
        return seen == null && flags.isOn(CACHE);
    }

    private static Map<UUID, CatalogItem> now(CatalogItems items, Set<UUID> ids) {
        return items.all(ids, null).stream()
                .collect(Collectors.toMap(item -> item.id().value(), item -> item));
    }
}
