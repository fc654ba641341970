/**
 * Tells what became of purchase orders.
 * Owns: the table order_notice; publishes nothing and has no API.
 * Hears: @TOPIC@; tells after the commit of its intent, never inside a transaction.
 * Promises: each event is told at least once, under the same id if repeated; what cannot be told is kept, never lost.
 * Leaves to others: what happens to a purchase order, and whether anybody reads.
 */
@NullMarked
package org.acme.ordernotices;

import org.jspecify.annotations.NullMarked;
