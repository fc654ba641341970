package org.acme.catalogitems;

import java.util.UUID;

/** Names a {@link CatalogItem}. */
record CatalogItemId(UUID value) {}
