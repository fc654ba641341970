package org.acme.ordernotices;

/** What became of an order notice that was sent on its way. */
sealed interface Delivery {

    /** It was taken: somebody else answers for it from now on. */
    record Taken() implements Delivery {}

    /** It will never be taken; {@code reply} says why. */
    record Refused(String reply) implements Delivery {}

    /** It is not taken now. */
    record NotNow(String reply) implements Delivery {}

    /** Nobody answered, or not to the end: it may have been taken for all we know. */
    record NobodyThere(String what) implements Delivery {}
}
