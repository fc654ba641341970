package org.acme.catalogitems;

import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A change as nobody makes it: no version, no event. What shows it has asked the database. */
@ApplicationScoped
class UnheardChange {

    @Inject
    Jdbi jdbi;

    @Inject
    Tenants tenants;

    void price(String tenant, String id, String amount) {
        tenants.as(
                RequestContext.of(tenant, "test"),
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> jdbi.useHandle(handle -> handle.createUpdate(
                                        "UPDATE catalog_item SET price = :price::numeric WHERE id = :id")
                                .bind("price", amount)
                                .bind("id", UUID.fromString(id))
                                .execute())));
    }
}
