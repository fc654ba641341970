package org.acme.cardpayments;

import dev.waystone.core.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The tenant's movements of money: added to, never changed. Needs a transaction. */
@ApplicationScoped
class Ledger {

    private final Jdbi jdbi;

    Ledger(Jdbi jdbi) {
        this.jdbi = jdbi;
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
}
