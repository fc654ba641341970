package org.acme.catalogitems;

import dev.waystone.core.Money;
import dev.waystone.testing.EventContract;
import dev.waystone.testing.MetricsContract;
import dev.waystone.testing.OpenApiContract;
import io.quarkus.test.junit.QuarkusTest;
import org.acme.catalogitems.CatalogItemEvent.CatalogItemCreated;
import org.acme.catalogitems.CatalogItemEvent.CatalogItemPriced;
import org.acme.catalogitems.CatalogItemEvent.CatalogItemRetired;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContractTest {

    @Test
    void answers_as_the_reviewed_contract_says() {
        OpenApiContract.ofRunningService().check();
    }

    @Test
    void publishes_what_its_event_files_say() {
        EventContract.of(CatalogItemEvent.class)
                .example(new CatalogItemCreated("LAMP-1", "Lamp", Money.of("12.50", "EUR")))
                .example(new CatalogItemPriced(Money.of("13.00", "EUR")))
                .example(new CatalogItemRetired())
                .check();
    }

    @Test
    void shows_what_dashboards_and_objectives_read() {
        MetricsContract.ofRunningService().check();
    }
}
