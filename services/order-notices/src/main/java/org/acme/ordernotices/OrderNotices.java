package org.acme.ordernotices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.acme.ordernotices.OrderNotice.Moments;
import org.acme.ordernotices.OrderNotice.State;
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
        return jdbi.withHandle(handle -> handle.select("""
                        SELECT id, %s, state, attempts, refusal, ended_at, due_since, sent_at
                        FROM order_notice WHERE id = ?
                        """.formatted(SubjectColumns.NAMES), id)
                .map((row, context) -> orderNotice(row))
                .one());
    }

    void add(OrderNotice orderNotice) {
        jdbi.useHandle(handle -> SubjectColumns.bind(
                        orderNotice, handle.createUpdate("""
                        INSERT INTO order_notice (id, %s, state, attempts, ended_at, due_since)
                        VALUES (:id, %s, :state, :attempts, :endedAt, :dueSince)
                        """.formatted(SubjectColumns.NAMES, SubjectColumns.VALUES)))
                .bind("id", orderNotice.id())
                .bind("state", orderNotice.state())
                .bind("attempts", orderNotice.attempts())
                .bind("endedAt", orderNotice.moments().endedAt())
                .bind("dueSince", orderNotice.moments().dueSince())
                .execute());
    }

    /** Stores how far it has come; its due work is run by one instance at a time. */
    void put(OrderNotice orderNotice) {
        jdbi.useHandle(handle -> SubjectColumns.bind(
                        orderNotice, handle.createUpdate("""
                        UPDATE order_notice
                        SET (%s) = ROW (%s), state = :state, attempts = :attempts, refusal = :refusal,
                            due_since = :dueSince, sent_at = :sentAt
                        WHERE id = :id
                        """.formatted(SubjectColumns.NAMES, SubjectColumns.VALUES)))
                .bind("id", orderNotice.id())
                .bind("state", orderNotice.state())
                .bind("attempts", orderNotice.attempts())
                .bind("refusal", orderNotice.refusal())
                .bind("dueSince", orderNotice.moments().dueSince())
                .bind("sentAt", orderNotice.moments().sentAt())
                .execute());
    }

    private static OrderNotice orderNotice(ResultSet row) throws SQLException {
        return new OrderNotice(
                row.getObject("id", UUID.class),
                SubjectColumns.read(row),
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
