package dev.waystone.local.mailbox;

import dev.waystone.local.web.BadRequest;
import org.jspecify.annotations.Nullable;

/**
 * How mails are to fare.
 *
 * @param to the one recipient meant; every recipient if absent
 * @param times how many mails are meant before all is well again; no limit if absent
 */
record Behaviour(Kind kind, @Nullable String to, @Nullable Integer times) {

    enum Kind {
        /** Taken. */
        OK(""),
        /** Refused for good. */
        REFUSE("550 5.1.1 there is no such mailbox"),
        /** Refused for now. */
        BUSY("451 4.3.0 try again later"),
        /** Taken, but the answer says for now not: what a connection lost at the worst moment looks like. */
        TAKE_AND_DENY("451 4.4.2 the answer was lost");

        private final String reply;

        Kind(String reply) {
            this.reply = reply;
        }

        /** What the sender is told; empty when all is well. */
        String reply() {
            return reply;
        }
    }

    Behaviour {
        if (kind == null) {
            throw new BadRequest("kind is missing; allowed: OK, REFUSE, BUSY, TAKE_AND_DENY");
        }
        if (times != null && times < 1) {
            throw new BadRequest("times is " + times + "; allowed: 1 or more");
        }
    }
}
