package org.acme.stockitems;

/** What happens to the two numbers of an item for each piece of an order's line. */
enum StockMovement {
    /** Sets pieces aside. */
    RESERVE(0, 1),
    /** Takes reserved pieces out of the house. */
    ISSUE(-1, -1),
    /** Gives reserved pieces back. */
    RELEASE(0, -1);

    private final int onHand;
    private final int reserved;

    StockMovement(int onHand, int reserved) {
        this.onHand = onHand;
        this.reserved = reserved;
    }

    /** What one piece adds to {@code onHand}. */
    int onHand() {
        return onHand;
    }

    /** What one piece adds to {@code reserved}. */
    int reserved() {
        return reserved;
    }
}
