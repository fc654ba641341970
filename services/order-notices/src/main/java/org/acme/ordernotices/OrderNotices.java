package org.acme.ordernotices;

import dev.waystone.core.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;
import org.acme.ordernotices.OrderNotice.Moments;
import org.acme.ordernotices.OrderNotice.State;
import org.acme.ordernotices.OrderNotice.Subject;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The tenant's order notices, one an outcome. Each call is a transaction of its own, or part of the caller's. */
@ApplicationScoped
@Transactional
class OrderNotices {

    private final Jdbi jdbi;

    OrderNotices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The order notice, which is there: due work is scheduled in the transaction that adds it. */
    OrderNotice get(UUID id) {
        return jdbi.withHandle(handle ->
                handle.select("""
                        SELECT id, purchase_order_id, outcome, customer_name, customer_email, total_amount,
                               total_currency, state, attempts, refusal, ended_at, due_since, sent_at
                        FROM order_notice WHERE id = ?
                        """, id).map((row, context) -> orderNotice(row)).one());
    }

    void add(OrderNotice orderNotice) {
        var subject = orderNotice.subject();
        var customer = Objects.requireNonNull(subject.customer(), "whoever is to be told");
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO order_notice (id, purchase_order_id, outcome, customer_name, customer_email,
                            total_amount, total_currency, state, attempts, ended_at, due_since)
                        VALUES (:id, :purchaseOrderId, :outcome, :name, :email, :amount, :currency, :state, :attempts,
                            :endedAt, :dueSince)
                        """)
                .bind("id", orderNotice.id())
                .bind("purchaseOrderId", subject.purchaseOrderId())
                .bind("outcome", subject.outcome())
                .bind("name", customer.name())
                .bind("email", customer.email())
                .bind("amount", subject.total().amount())
                .bind("currency", subject.total().currency().getCurrencyCode())
                .bind("state", orderNotice.state())
                .bind("attempts", orderNotice.attempts())
                .bind("endedAt", orderNotice.moments().endedAt())
                .bind("dueSince", orderNotice.moments().dueSince())
                .execute());
    }

    /** Stores how far it has come; its due work is run by one instance at a time. */
    void put(OrderNotice orderNotice) {
        var customer = orderNotice.subject().customer();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE order_notice
                        SET customer_name = :name, customer_email = :email, state = :state, attempts = :attempts,
                            refusal = :refusal, due_since = :dueSince, sent_at = :sentAt
                        WHERE id = :id
                        """)
                .bind("id", orderNotice.id())
                .bind("name", customer == null ? null : customer.name())
                .bind("email", customer == null ? null : customer.email())
                .bind("state", orderNotice.state())
                .bind("attempts", orderNotice.attempts())
                .bind("refusal", orderNotice.refusal())
                .bind("dueSince", orderNotice.moments().dueSince())
                .bind("sentAt", orderNotice.moments().sentAt())
                .execute());
    }

    private static OrderNotice orderNotice(ResultSet row) throws SQLException {
        var total = new Money(row.getBigDecimal("total_amount"), Currency.getInstance(row.getString("total_currency")));
        return new OrderNotice(
                row.getObject("id", UUID.class),
                new Subject(
                        row.getObject("purchase_order_id", UUID.class),
                        PurchaseOrderOutcome.valueOf(row.getString("outcome")),
                        customer(row),
                        total),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("refusal"),
                new Moments(moment(row, "ended_at"), moment(row, "due_since"), sentAt(row)));
    }

    private static @Nullable Customer customer(ResultSet row) throws SQLException {
        var name = row.getString("customer_name");
        return name == null ? null : new Customer(name, row.getString("customer_email"));
    }

    private static @Nullable Instant sentAt(ResultSet row) throws SQLException {
        return row.getObject("sent_at") == null ? null : moment(row, "sent_at");
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
