/**
 * Knows how much of each catalogue item is on hand and sets some aside for orders: all lines of an order, or none.
 * Owns: the tables stock_item and stock_reservation, the topic stock-items, the API under /stock-items.
 * Hears: purchase-orders, where alone it is decided what becomes of an order; calls nobody.
 * Promises: never below zero, never sold twice; one answer a reservation, in the transaction that moves the stock.
 * Leaves to others: what an item is (catalog-items), and whether an order goes on (purchase-orders).
 */
@NullMarked
package org.acme.stockitems;

import org.jspecify.annotations.NullMarked;
