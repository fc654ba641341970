/**
 * Tells customers by mail how their orders ended.
 * Owns: the table order_notice; publishes nothing and has no API.
 * Hears: purchase-orders (confirmed, cancelled); mails after the commit of its intent, never inside a transaction.
 * Promises: one mail at least for each outcome, with the same Message-ID if repeated; what cannot be mailed is kept, never lost.
 * Leaves to others: how an order ends (purchase-orders), and whether anybody reads (the mail server).
 */
@NullMarked
package org.acme.ordernotices;

import org.jspecify.annotations.NullMarked;
