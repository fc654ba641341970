package dev.waystone.local.bank;

import dev.waystone.local.web.BadRequest;
import org.jspecify.annotations.Nullable;

/**
 * How charges are to fare.
 *
 * @param orderId the one order meant; every order if absent
 * @param rate share of the charges meant, 0 to 1; all if absent
 * @param stallMs how long a STALL waits before it charges and answers; 30000 if absent
 * @param seed makes the draws of the rate repeatable; 0 if absent
 * @param times how many charges are meant before all is well again; no limit if absent
 */
record Behaviour(
        Kind kind,
        @Nullable String orderId,
        @Nullable Double rate,
        @Nullable Long stallMs,
        @Nullable Long seed,
        @Nullable Integer times) {
    private static final long DEFAULT_STALL_MS = 30_000;
    private static final long MAX_STALL_MS = 600_000;

    enum Kind {
        OK,
        DECLINE,
        STALL,
        ERROR,
        DROP,
        CHARGE_AND_NOT_ANSWER
    }

    static final Behaviour HONEST = new Behaviour(Kind.OK, null, null, null, null, null);

    Behaviour {
        if (kind == null) {
            throw new BadRequest("kind is missing; allowed: OK, DECLINE, STALL, ERROR, DROP, CHARGE_AND_NOT_ANSWER");
        }
        if (rate != null && !(rate >= 0 && rate <= 1)) {
            throw new BadRequest("rate is " + rate + "; allowed: 0 to 1");
        }
        if (stallMs != null && (stallMs < 0 || stallMs > MAX_STALL_MS)) {
            throw new BadRequest("stallMs is " + stallMs + "; allowed: 0 to " + MAX_STALL_MS);
        }
        if (times != null && times < 1) {
            throw new BadRequest("times is " + times + "; allowed: 1 or more");
        }
    }

    long stall() {
        return stallMs == null ? DEFAULT_STALL_MS : stallMs;
    }
}
