package org.acme.ordernotices;

/** What became of a mail that was sent on its way. */
sealed interface Delivery {

    /** A mail server has taken it, and answers for it from now on. */
    record Taken() implements Delivery {}

    /** It will never be taken; {@code reply} says why. */
    record Refused(String reply) implements Delivery {}

    /** The mail server does not take this mail now. */
    record NotNow(String reply) implements Delivery {}

    /** No mail server answered, or not to the end: the mail may have been taken for all we know. */
    record NobodyThere(String what) implements Delivery {}
}
