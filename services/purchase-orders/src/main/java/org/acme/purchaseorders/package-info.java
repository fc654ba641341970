/**
 * Takes orders at known prices and decides, alone, how each one ends: CONFIRMED or CANCELLED, exactly once.
 * Owns: the tables purchase_order and known_price, the topic purchase-orders, the API under /purchase-orders.
 * Hears: catalog-items (prices), stock-items and card-payments (answers); asks catalog-items once an order.
 * Promises: an acknowledged order is stored; one version is one event; a late answer changes nothing and is noted.
 * Leaves to others: giving stock and money back, which they do when they read PurchaseOrderCancelled.
 */
@NullMarked
package org.acme.purchaseorders;

import org.jspecify.annotations.NullMarked;
