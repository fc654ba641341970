package org.acme.catalogitems;

import dev.waystone.core.Money;
import dev.waystone.events.Event;

/** What the topic catalog-items says: one event a version of a catalog item, keyed by its id. The published contract. */
sealed interface CatalogItemEvent extends Event {

    /** There is a new catalog item; it can be ordered. */
    record CatalogItemCreated(String sku, String name, Money price) implements CatalogItemEvent {}

    /** It costs {@code price} from now on. */
    record CatalogItemPriced(Money price) implements CatalogItemEvent {}

    /** It can never be ordered again. */
    record CatalogItemRetired() implements CatalogItemEvent {}
}
