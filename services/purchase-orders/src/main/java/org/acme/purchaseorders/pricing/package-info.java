/**
 * Finds the prices of an order's items: the catalogue's own, or, while it does not answer, the last ones heard from it.
 * Owns: the table known_price. Hears: catalog-items. Calls: GET /catalog-items/batch, never inside a transaction.
 * Promises: a known price is never older than 24 h and says that it is one; an item that cannot be had is named.
 */
@NullMarked
package org.acme.purchaseorders.pricing;

import org.jspecify.annotations.NullMarked;
