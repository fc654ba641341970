package org.acme.cardpayments;

import dev.waystone.core.Money;
import dev.waystone.data.ReadToken;
import dev.waystone.data.Replica;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acme.cardpayments.CardPayment.Terms;
import org.acme.cardpayments.LedgerEntry.Account;
import org.acme.cardpayments.LedgerEntry.Movement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The tenant's payments, one an order. Changes need a transaction. */
@ApplicationScoped
class CardPayments {

    private static final String SELECT =
            "SELECT order_id, version, state, amount, currency, deadline, reason FROM card_payment WHERE order_id = ? ";

    private static final String STATEMENT = """
            SELECT payment.*, entry.movement, entry.account, entry.amount AS moved, entry.at
            FROM card_payment AS payment LEFT JOIN ledger_entry AS entry USING (tenant, order_id)
            WHERE order_id = ?
            ORDER BY entry.id
            """;

    private final Jdbi jdbi;
    private final Replica replica;

    CardPayments(Jdbi jdbi, Replica replica) {
        this.jdbi = jdbi;
        this.replica = replica;
    }

    /** A payment with all that was moved for it, oldest first, as of one moment. */
    record Statement(CardPayment payment, List<LedgerEntry> ledger) {}

    /** The payment with its ledger, at least as new as the caller has {@code seen} it. */
    Optional<Statement> statement(@Nullable ReadToken seen, UUID orderId) {
        var rows = replica.read(
                seen,
                handle -> handle.select(STATEMENT, orderId)
                        .map((row, context) -> new Statement(payment(row), entry(row)))
                        .list());
        return rows.stream()
                .findFirst()
                .map(first -> new Statement(
                        first.payment(),
                        rows.stream().flatMap(row -> row.ledger().stream()).toList()));
    }

    Optional<CardPayment> find(UUID orderId) {
        return jdbi.withHandle(handle -> select(handle, SELECT, orderId));
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
                new Terms(
                        money(rows, "amount"),
                        rows.getObject("deadline", OffsetDateTime.class).toInstant()),
                rows.getString("reason"));
    }

    private static List<LedgerEntry> entry(ResultSet rows) throws SQLException {
        var movement = rows.getString("movement");
        return movement == null
                ? List.of()
                : List.of(new LedgerEntry(
                        Movement.valueOf(movement),
                        Account.valueOf(rows.getString("account")),
                        money(rows, "moved"),
                        rows.getObject("at", OffsetDateTime.class).toInstant()));
    }

    private static Money money(ResultSet rows, String column) throws SQLException {
        return new Money(rows.getBigDecimal(column), Currency.getInstance(rows.getString("currency")));
    }
}
