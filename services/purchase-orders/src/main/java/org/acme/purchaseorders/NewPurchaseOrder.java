package org.acme.purchaseorders;

import dev.waystone.core.FieldError;
import dev.waystone.core.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.acme.purchaseorders.pricing.ItemPrice;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /purchase-orders}: who wants how much of what. */
record NewPurchaseOrder(
        @NotNull @Valid NewCustomer customer,
        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid NewLine> lines) {

    /** No control characters, and no half of a surrogate pair: neither can be stored or mailed. */
    private static final String PLAIN = "[^\\p{Cntrl}\\p{Cs}]*";

    private static final String MUST_BE_PLAIN = "must not contain control characters";

    /** Whom the outcome is mailed to. */
    record NewCustomer(
            @NotBlank @Size(max = 120) @Pattern(regexp = PLAIN, message = MUST_BE_PLAIN)
            String name,

            @NotBlank @Email @Size(max = 254) @Pattern(regexp = PLAIN, message = MUST_BE_PLAIN)
            String email) {

        Customer customer() {
            return new Customer(name, email);
        }
    }

    /** How many pieces of one item; no two lines have the same. */
    record NewLine(
            @NotNull UUID catalogItemId,
            @Schema(required = true) @Min(1) @Max(1000) int quantity) {}

    List<UUID> items() {
        return lines.stream().map(NewLine::catalogItemId).toList();
    }

    /** The lines at these prices, which are in their order. */
    List<OrderLine> lines(List<ItemPrice> prices) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> line(lines.get(i), prices.get(i)))
                .toList();
    }

    /** A 400 that names each line whose item an earlier line has. */
    void refuseRepeatedItems() {
        var first = new HashMap<UUID, Integer>();
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < lines.size(); i++) {
            var earlier = first.putIfAbsent(lines.get(i).catalogItemId(), i);
            if (earlier != null) {
                errors.add(new FieldError(
                        "lines[%d].catalogItemId".formatted(i), "is the item of lines[%d] already".formatted(earlier)));
            }
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private static OrderLine line(NewLine line, ItemPrice price) {
        return new OrderLine(line.catalogItemId(), line.quantity(), price.price(), price.source(), price.pricedAt());
    }
}
