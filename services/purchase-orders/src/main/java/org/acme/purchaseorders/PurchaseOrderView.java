package org.acme.purchaseorders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waystone.core.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.acme.purchaseorders.PurchaseOrderState.Name;
import org.acme.purchaseorders.pricing.PriceSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is shown.
 *
 * @param reason why it was cancelled; left out while it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "PurchaseOrder",
        requiredProperties = {"id", "version", "state", "customer", "lines", "total", "deadline", "history", "placedAt"
        })
record PurchaseOrderView(
        UUID id,
        long version,
        Name state,
        @Nullable CancelReason reason,
        Customer customer,
        List<Line> lines,
        Money total,
        Instant deadline,
        List<HistoryEntry> history,
        Instant placedAt) {

    /** A line with its price, where that came from, and when it was said. */
    @Schema(
            name = "PurchaseOrderLine",
            requiredProperties = {"catalogItemId", "quantity", "unitPrice", "lineTotal", "priceSource", "pricedAt"})
    record Line(
            UUID catalogItemId,
            int quantity,
            Money unitPrice,
            Money lineTotal,
            PriceSource priceSource,
            Instant pricedAt) {}

    static PurchaseOrderView of(PurchaseOrder order) {
        var agreed = order.agreement();
        return new PurchaseOrderView(
                order.id().value(),
                order.version(),
                order.state().name(),
                order.state().cancelReason(),
                agreed.customer(),
                agreed.lines().stream().map(PurchaseOrderView::line).toList(),
                agreed.total(),
                agreed.deadline(),
                order.history(),
                agreed.placedAt());
    }

    private static Line line(OrderLine line) {
        return new Line(
                line.catalogItemId(),
                line.quantity(),
                line.unitPrice(),
                line.total(),
                line.priceSource(),
                line.pricedAt());
    }
}
