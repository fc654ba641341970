package org.acme.stockitems;

import dev.waystone.core.FieldError;
import dev.waystone.core.Problems;
import java.util.UUID;

/**
 * How much there is of a catalogue item. Immutable.
 *
 * @param version 1 when first counted; one higher with each change
 * @param onHand pieces in the house, reserved ones included
 * @param reserved pieces set aside for orders under way, at most {@code onHand}
 */
record StockItem(UUID catalogItemId, long version, int onHand, int reserved) {

    /** An item that was counted for the first time. */
    static StockItem firstCounted(UUID catalogItemId, int onHand) {
        return new StockItem(catalogItemId, 1, onHand, 0);
    }

    /** Pieces that can still be promised. */
    int available() {
        return onHand - reserved;
    }

    /**
     * This item after a count of {@code onHand} pieces; the same if nothing differs.
     *
     * @throws dev.waystone.core.ProblemException 409 when fewer were counted than are reserved
     */
    StockItem counted(int onHand) {
        if (onHand < reserved) {
            throw Problems.conflict(
                    "below-reserved",
                    "%d pieces are reserved for orders; a count below that is not accepted.".formatted(reserved),
                    new FieldError("onHand", "must not be less than the %d reserved".formatted(reserved)));
        }
        return onHand == this.onHand ? this : new StockItem(catalogItemId, version + 1, onHand, reserved);
    }
}
