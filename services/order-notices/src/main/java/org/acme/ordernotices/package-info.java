/**
 * Tells customers how their purchase orders ended.
 * Owns: the table order_notice; publishes nothing and has no API.
 * Hears: purchase-orders (confirmed, cancelled); tells after the commit of its intent, never inside a transaction.
 * Promises: each outcome is told at least once, under the same id if repeated; what cannot be told is kept, never lost; who was told is forgotten.
 * Leaves to others: how a purchase order ends, and whether anybody reads.
 */
@NullMarked
package org.acme.ordernotices;

import org.jspecify.annotations.NullMarked;
