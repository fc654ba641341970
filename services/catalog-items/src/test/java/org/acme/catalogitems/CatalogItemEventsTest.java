package org.acme.catalogitems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.testing.OutboxEvent;
import dev.waystone.testing.OutboxWitness;
import dev.waystone.testing.TopicEvent;
import dev.waystone.testing.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogItemEventsTest {

    private static final String CREATED = "org.acme.catalogitems.CatalogItemCreated.v1";
    private static final String PRICED = "org.acme.catalogitems.CatalogItemPriced.v1";
    private static final String RETIRED = "org.acme.catalogitems.CatalogItemRetired.v1";

    private final TenantCatalogItems catalogItems = new TenantCatalogItems();

    @Test
    void each_change_publishes_one_event_and_what_is_no_change_none() {
        OutboxWitness outbox = OutboxWitness.ofThisService();
        String id = catalogItems.add("LAMP-1");
        catalogItems.post("LAMP-1");
        catalogItems.price(id, "12.50");
        catalogItems.price(id, "13.00");
        catalogItems.price(id, "0");
        catalogItems.retire(id);
        catalogItems.retire(id);
        catalogItems.price(id, "14.00");

        outbox.assertPublished(UUID.fromString(id), CREATED, PRICED, RETIRED);
        assertThat(outbox.events(UUID.fromString(id)))
                .extracting(OutboxEvent::tenant)
                .containsOnly(catalogItems.tenant());
    }

    @Test
    void events_of_a_catalog_item_arrive_in_order_keyed_by_its_id() {
        try (TopicReader topic = TopicReader.fromNow("catalog-items")) {
            String id = catalogItems.add("LAMP-1");
            catalogItems.price(id, "13.00");
            catalogItems.retire(id);

            List<TopicEvent> events = topic.await(event -> id.equals(event.key()), 3, Duration.ofSeconds(20));

            assertThat(events).extracting(TopicEvent::type).containsExactly(CREATED, PRICED, RETIRED);
            assertThat(events).extracting(TopicEvent::sequence).containsExactly(1L, 2L, 3L);
        }
    }
}
