package org.acme.catalogitems;

import dev.waystone.core.Ids;
import java.util.UUID;

/** Names one catalog item everywhere: in the API, as event subject and record key, and in the lines of an order. */
record CatalogItemId(UUID value) {

    /** A new one, later in order than all before it. */
    static CatalogItemId next() {
        return new CatalogItemId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
