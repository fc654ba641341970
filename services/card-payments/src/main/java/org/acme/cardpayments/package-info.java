/**
 * Takes the money of orders by card, through a bank that may be slow, away or silent, and gives it back.
 * Owns: the tables card_payment and ledger_entry, the topic card-payments, the API under /card-payments (reading only).
 * Hears: purchase-orders (due, cancelled); calls the bank after the commit of its intent, never inside a transaction.
 * Promises: never charged twice; an unknown outcome is asked for, never guessed; the ledger tells what was moved.
 * Leaves to others: whether an order goes on (purchase-orders), and the card itself (the bank).
 */
@NullMarked
package org.acme.cardpayments;

import org.jspecify.annotations.NullMarked;
