package org.acme.catalogitems;

import dev.waystone.cache.Cache;
import dev.waystone.cache.Caches;
import dev.waystone.data.ReadToken;
import dev.waystone.data.Replica;
// tag::flags[]
import dev.waystone.flags.Flag;
import dev.waystone.flags.Flags;
// end::flags[]
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The catalog items, kept near, and right again a moment after a change: what everybody gets who asks for {@link CatalogItems}.
 * A reader that says what it must have seen is served by the database, and so is who asks for a page.
 */
@Alternative
@Priority(1)
@Singleton
class CachedCatalogItems extends CatalogItems {

    private static final Comparator<CatalogItem> BY_ID =
            Comparator.comparing(catalogItem -> catalogItem.id().toString());

    private final Cache<CatalogItem> cache;

    @Inject
    CachedCatalogItems(Jdbi jdbi, Replica replica, Caches caches) {
        super(jdbi, replica);
        this.cache = caches.open("catalog-items", CatalogItem.class, CatalogItem::version, this::stored);
    }

    @Override
    boolean add(CatalogItem catalogItem) {
        boolean added = super.add(catalogItem);
        if (added) {
            changed(catalogItem);
        }
        return added;
    }

    @Override
    void change(CatalogItem catalogItem) {
        super.change(catalogItem);
        changed(catalogItem);
    }

    @Override
    CatalogItem get(CatalogItemId id, @Nullable ReadToken seen) {
        return isCached(seen) ? cache.get(id.value()).orElseThrow(() -> missing(id)) : super.get(id, seen);
    }

    @Override
    List<CatalogItem> allOf(Collection<UUID> ids, @Nullable ReadToken seen) {
        return isCached(seen)
                ? cache.getAll(ids).values().stream().sorted(BY_ID).toList()
                : super.allOf(ids, seen);
    }

    /** Some instance has changed a catalog item. */
    void heard(String tenant, UUID id, long version) {
        cache.heard(tenant, id, version);
    }

    /** How long ago a change may have been that matters to what is kept near. */
    Duration memory() {
        return cache.hardTtl();
    }

    private void changed(CatalogItem catalogItem) {
        cache.changed(catalogItem.id().value(), catalogItem.version());
    }

    private Map<UUID, CatalogItem> stored(Set<UUID> ids) {
        return super.allOf(ids, null).stream()
                .collect(Collectors.toMap(catalogItem -> catalogItem.id().value(), catalogItem -> catalogItem));
    }

    private boolean isCached(@Nullable ReadToken seen) {
        // tag::flags[]
        if (!flags.isOn(CACHE)) {
            return false;
        }
        // end::flags[]
        return seen == null;
    }

    // tag::flags[]
    /** Off: every read is the database's; the cache goes on hearing of changes, so that it is right when it is on again. */
    private static final Flag CACHE = Flag.named("catalog-items.cache");

    @Inject
    Flags flags;
    // end::flags[]
}
