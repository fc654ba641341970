package org.acme.purchaseorders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.core.Money;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.acme.purchaseorders.PurchaseOrder.Agreement;
import org.acme.purchaseorders.PurchaseOrderState.Name;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** How an order looks as a row: the only place that knows its columns and its JSON. Reads what older versions wrote. */
@Singleton
class PurchaseOrderRows implements RowMapper<PurchaseOrder> {

    static final String COLUMNS = "id, version, state, reason, customer_name, customer_email, lines, total_amount,"
            + " currency, deadline, placed_at, history";

    private static final TypeReference<List<OrderLine>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<HistoryEntry>> HISTORY = new TypeReference<>() {};

    private final ObjectMapper json;

    PurchaseOrderRows(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public PurchaseOrder map(ResultSet row, StatementContext context) throws SQLException {
        return new PurchaseOrder(
                new PurchaseOrderId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                Name.valueOf(row.getString("state")).with(reason(row.getString("reason"))),
                agreement(row),
                read(row.getString("history"), HISTORY));
    }

    /** The text of a {@code jsonb} value. */
    String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Agreement agreement(ResultSet row) throws SQLException {
        return new Agreement(
                new Customer(row.getString("customer_name"), row.getString("customer_email")),
                read(row.getString("lines"), LINES),
                Money.of(row.getString("total_amount"), row.getString("currency")),
                row.getTimestamp("deadline").toInstant(),
                row.getTimestamp("placed_at").toInstant());
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable CancelReason reason(@Nullable String name) {
        return name == null ? null : CancelReason.valueOf(name);
    }
}
