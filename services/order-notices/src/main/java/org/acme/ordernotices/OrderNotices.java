package org.acme.ordernotices;

import dev.waystone.core.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.UUID;
import org.acme.ordernotices.OrderNotice.Moments;
import org.acme.ordernotices.OrderNotice.State;
import org.acme.ordernotices.OrderNotice.Subject;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The tenant's notices, one an outcome. Each call is a transaction of its own, or part of the caller's. */
@ApplicationScoped
@Transactional
class OrderNotices {

    private final Jdbi jdbi;

    OrderNotices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The notice, which is there: due work is scheduled in the transaction that adds it. */
    OrderNotice get(UUID id) {
        return jdbi.withHandle(handle ->
                handle.select("""
                        SELECT id, message_id, purchase_order_id, outcome, customer_name, customer_email, total_amount,
                               total_currency, state, attempts, refusal, ended_at, due_since, sent_at
                        FROM order_notice WHERE id = ?
                        """, id).map((row, context) -> notice(row)).one());
    }

    void add(OrderNotice notice) {
        var subject = notice.subject();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO order_notice (id, message_id, purchase_order_id, outcome, customer_name, customer_email,
                            total_amount, total_currency, state, attempts, ended_at, due_since)
                        VALUES (:id, :messageId, :order, :outcome, :name, :email, :amount, :currency, :state, :attempts,
                            :endedAt, :dueSince)
                        """)
                .bind("id", notice.id())
                .bind("messageId", subject.messageId())
                .bind("order", subject.purchaseOrderId())
                .bind("outcome", subject.outcome())
                .bind("name", subject.customer().name())
                .bind("email", subject.customer().email())
                .bind("amount", subject.total().amount())
                .bind("currency", subject.total().currency().getCurrencyCode())
                .bind("state", notice.state())
                .bind("attempts", notice.attempts())
                .bind("endedAt", notice.moments().endedAt())
                .bind("dueSince", notice.moments().dueSince())
                .execute());
    }

    /** Stores how far a notice has come; its due work is run by one instance at a time. */
    void put(OrderNotice notice) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE order_notice
                        SET state = :state, attempts = :attempts, refusal = :refusal, due_since = :dueSince, sent_at = :sentAt
                        WHERE id = :id
                        """)
                .bind("id", notice.id())
                .bind("state", notice.state())
                .bind("attempts", notice.attempts())
                .bind("refusal", notice.refusal())
                .bind("dueSince", notice.moments().dueSince())
                .bind("sentAt", notice.moments().sentAt())
                .execute());
    }

    private static OrderNotice notice(ResultSet row) throws SQLException {
        var total = new Money(row.getBigDecimal("total_amount"), Currency.getInstance(row.getString("total_currency")));
        return new OrderNotice(
                row.getObject("id", UUID.class),
                new Subject(
                        row.getString("message_id"),
                        row.getObject("purchase_order_id", UUID.class),
                        OrderOutcome.valueOf(row.getString("outcome")),
                        new Customer(row.getString("customer_name"), row.getString("customer_email")),
                        total),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("refusal"),
                new Moments(moment(row, "ended_at"), moment(row, "due_since"), sentAt(row)));
    }

    private static @Nullable Instant sentAt(ResultSet row) throws SQLException {
        return row.getObject("sent_at") == null ? null : moment(row, "sent_at");
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
