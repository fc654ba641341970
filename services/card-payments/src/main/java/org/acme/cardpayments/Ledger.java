package org.acme.cardpayments;

import dev.waystone.core.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.acme.cardpayments.LedgerEntry.Account;
import org.acme.cardpayments.LedgerEntry.Movement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tenant's movements of money: added to, never changed. Adding needs a transaction. */
@ApplicationScoped
class Ledger {

    private final Jdbi jdbi;

    Ledger(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What was moved for an order, oldest first. */
    static List<LedgerEntry> of(Handle handle, UUID orderId) {
        return handle.select(
                        "SELECT movement, account, amount, currency, at FROM ledger_entry WHERE order_id = ? ORDER BY id", orderId)
                .map((rows, context) -> entry(rows))
                .list();
    }

    void add(UUID orderId, List<LedgerEntry> entries) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    INSERT INTO ledger_entry (id, order_id, movement, account, amount, currency, at)
                    VALUES (:id, :orderId, :movement, :account, :amount, :currency, :at)
                    """);
            for (var entry : entries) {
                batch.bind("id", Ids.next())
                        .bind("orderId", orderId)
                        .bind("movement", entry.movement())
                        .bind("account", entry.account())
                        .bind("amount", entry.amount().amount())
                        .bind("currency", entry.amount().currency().getCurrencyCode())
                        .bind("at", entry.at())
                        .add();
            }
            batch.execute();
        });
    }

    private static LedgerEntry entry(ResultSet rows) throws SQLException {
        return new LedgerEntry(
                Movement.valueOf(rows.getString("movement")),
                Account.valueOf(rows.getString("account")),
                CardPayments.money(rows),
                rows.getObject("at", OffsetDateTime.class).toInstant());
    }
}
