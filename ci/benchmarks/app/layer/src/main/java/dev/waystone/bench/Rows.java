package dev.waystone.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;

/** One statement a transaction; by hand, one more before it. */
@ApplicationScoped
@Transactional
class Rows {

    private final Jdbi jdbi;

    Rows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Row read(String table, int id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id, value FROM " + table + " WHERE id = :id")
                .bind("id", id)
                .map((rows, context) -> new Row(rows.getInt(1), rows.getLong(2)))
                .one());
    }

    Row write(String table, Row row) {
        int changed =
                jdbi.withHandle(handle -> handle.createUpdate("UPDATE " + table + " SET value = :value WHERE id = :id")
                        .bind("id", row.id())
                        .bind("value", row.value())
                        .execute());
        if (changed != 1) {
            throw new IllegalStateException(table + " has no row " + row.id());
        }
        return row;
    }

    Row readByHand(String table, int id) {
        setTenant();
        return read(table, id);
    }

    Row writeByHand(String table, Row row) {
        setTenant();
        return write(table, row);
    }

    private void setTenant() {
        jdbi.useHandle(handle -> handle.createQuery("SELECT set_config('waystone.tenant', :tenant, true)")
                .bind("tenant", "bench")
                .mapTo(String.class)
                .one());
    }
}
