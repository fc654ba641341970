package dev.waystone.testing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The published events of an invented producer. */
sealed interface OrderEvent {

    record OrderPlaced(
            List<Line> lines,
            Instant deadline,
            Amount total,
            @Nullable String note) implements OrderEvent {}

    record OrderClosed() implements OrderEvent {}

    record Line(ItemId itemId, int quantity) {}

    record ItemId(@JsonValue UUID value) {}

    record Amount(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, Currency currency) {
        @JsonIgnore
        public boolean isPositive() {
            return amount.signum() > 0;
        }
    }

    OrderPlaced PLACED = new OrderPlaced(
            List.of(new Line(new ItemId(UUID.fromString("01990000-0000-7000-8000-000000000001")), 2)),
            Instant.parse("2026-01-01T00:15:00Z"),
            new Amount(new BigDecimal("12.50"), Currency.getInstance("EUR")),
            null);
}
