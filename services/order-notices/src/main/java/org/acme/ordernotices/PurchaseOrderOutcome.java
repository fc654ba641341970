package org.acme.ordernotices;

import org.jspecify.annotations.Nullable;

/** How a purchase order ended, as far as a customer wants to know. */
enum PurchaseOrderOutcome {
    CONFIRMED,
    OUT_OF_STOCK,
    NOT_PAID,
    TOO_LATE,
    /** For a reason that is newer than this service. */
    CANCELLED;

    /** By the reason that a cancelled purchase order's event gives. */
    static PurchaseOrderOutcome ofReason(@Nullable String reason) {
        return switch (reason) {
            case "STOCK" -> OUT_OF_STOCK;
            case "PAYMENT" -> NOT_PAID;
            case "DEADLINE" -> TOO_LATE;
            case null, default -> CANCELLED;
        };
    }
}
