package org.acme.purchaseorders.pricing;

import dev.waystone.core.Money;
import dev.waystone.events.EventConsumer;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the known prices by what the catalogue says of its items. */
@ApplicationScoped
class CatalogItemConsumer implements EventConsumer {

    private final KnownPrices prices;

    CatalogItemConsumer(KnownPrices prices) {
        this.prices = prices;
    }

    @Override
    public Subscription subscription() {
        return Subscription.to("catalog-items")
                .on("org.acme.catalogitems.CatalogItemCreated.v1", Priced.class, this::priced)
                .on("org.acme.catalogitems.CatalogItemPriced.v1", Priced.class, this::priced)
                .on("org.acme.catalogitems.CatalogItemRetired.v1", Retired.class, this::retired);
    }

    private void priced(Received<Priced> event) {
        prices.priced(event.aggregateId(), event.sequence(), event.data().price(), event.time());
    }

    private void retired(Received<Retired> event) {
        prices.retired(event.aggregateId(), event.sequence(), event.time());
    }

    /** What is read of CatalogItemCreated and CatalogItemPriced. */
    record Priced(Money price) {}

    /** Nothing is read of CatalogItemRetired. */
    record Retired() {}
}
