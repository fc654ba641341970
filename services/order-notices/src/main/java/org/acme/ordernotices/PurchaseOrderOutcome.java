package org.acme.ordernotices;

import org.jspecify.annotations.Nullable;

/** How an order ended, as far as a customer wants to know. */
enum OrderOutcome {
    CONFIRMED,
    OUT_OF_STOCK,
    NOT_PAID,
    TOO_LATE,
    /** For a reason that is newer than this service. */
    CANCELLED;

    /** By the reason that a cancelled order's event gives. */
    static OrderOutcome ofReason(@Nullable String reason) {
        return switch (reason) {
            case "STOCK" -> OUT_OF_STOCK;
            case "PAYMENT" -> NOT_PAID;
            case "DEADLINE" -> TOO_LATE;
            case null, default -> CANCELLED;
        };
    }
}
