package org.acme.purchaseorders;

/** What can happen to a placed order: the answers of stock and payment, and the passing of its deadline. */
enum OrderSignal {
    STOCK_RESERVED,
    STOCK_REFUSED,
    PAYMENT_CAPTURED,
    PAYMENT_DECLINED,
    DEADLINE_PASSED
}
