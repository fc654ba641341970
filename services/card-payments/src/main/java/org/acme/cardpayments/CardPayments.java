package org.acme.cardpayments;

import dev.waystone.core.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.acme.cardpayments.CardPayment.Terms;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tenant's payments, one an order. Changes need a transaction. */
@ApplicationScoped
class CardPayments {

    private static final String SELECT =
            "SELECT order_id, version, state, amount, currency, deadline, reason FROM card_payment WHERE order_id = ? ";

    private final Jdbi jdbi;

    CardPayments(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    static Optional<CardPayment> find(Handle handle, UUID orderId) {
        return select(handle, SELECT, orderId);
    }

    Optional<CardPayment> find(UUID orderId) {
        return jdbi.withHandle(handle -> find(handle, orderId));
    }

    Optional<CardPayment> lock(UUID orderId) {
        return jdbi.withHandle(handle -> select(handle, SELECT + "FOR UPDATE", orderId));
    }

    void add(CardPayment payment) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO card_payment (order_id, version, state, amount, currency, deadline)
                        VALUES (:orderId, :version, :state, :amount, :currency, :deadline)
                        """)
                .bind("orderId", payment.orderId())
                .bind("version", payment.version())
                .bind("state", payment.state())
                .bind("amount", payment.terms().amount().amount())
                .bind("currency", payment.terms().amount().currency().getCurrencyCode())
                .bind("deadline", payment.terms().deadline())
                .execute());
    }

    /** Stores a payment that has moved on, whose lock the transaction holds. */
    void put(CardPayment payment) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE card_payment SET version = :version, state = :state, reason = :reason
                        WHERE order_id = :orderId
                        """)
                .bind("orderId", payment.orderId())
                .bind("version", payment.version())
                .bind("state", payment.state())
                .bind("reason", payment.reason())
                .execute());
    }

    private static Optional<CardPayment> select(Handle handle, String sql, UUID orderId) {
        return handle.select(sql, orderId).map((rows, context) -> payment(rows)).findOne();
    }

    private static CardPayment payment(ResultSet rows) throws SQLException {
        return new CardPayment(
                rows.getObject("order_id", UUID.class),
                rows.getLong("version"),
                CardPaymentState.valueOf(rows.getString("state")),
                new Terms(money(rows), rows.getObject("deadline", OffsetDateTime.class).toInstant()),
                rows.getString("reason"));
    }

    /** The money of a row's {@code amount} and {@code currency}. */
    static Money money(ResultSet rows) throws SQLException {
        return new Money(rows.getBigDecimal("amount"), Currency.getInstance(rows.getString("currency")));
    }
}
