/**
 * What can be ordered, and at which price. A catalog item is created, priced any number of times, and retired once, for ever.
 * Owns: the table catalog_item, the topic catalog-items, the API under /catalog-items.
 * Hears: nobody; calls nobody.
 * Promises: a SKU names one catalog item of a tenant; one version is one event; no read is older than the reader's own writes.
 * Leaves to others: stock, and what an order pays, which is the price at the moment it is placed.
 */
@NullMarked
package org.acme.catalogitems;

import org.jspecify.annotations.NullMarked;
