package org.acme.ordernotices;

/** The way to customers. */
interface Postman {

    /** Takes one order notice there and says what became of it, always and in bounded time; the same one may come again. */
    Delivery deliver(OrderNotice orderNotice);
}
