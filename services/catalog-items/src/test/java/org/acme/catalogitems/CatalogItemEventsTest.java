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

    private final Catalogue catalogue = new Catalogue();

    @Test
    void each_change_publishes_one_event_and_what_is_no_change_none() {
        OutboxWitness outbox = OutboxWitness.ofThisService();
        String id = catalogue.add("LAMP-1");
        catalogue.post("LAMP-1");
        catalogue.price(id, "12.50");
        catalogue.price(id, "13.00");
        catalogue.price(id, "0");
        catalogue.retire(id);
        catalogue.retire(id);
        catalogue.price(id, "14.00");

        outbox.assertPublished(UUID.fromString(id), CREATED, PRICED, RETIRED);
        assertThat(outbox.events(UUID.fromString(id)))
                .extracting(OutboxEvent::tenant)
                .containsOnly(catalogue.tenant());
    }

    @Test
    void events_of_an_item_arrive_in_order_keyed_by_its_id() {
        try (TopicReader topic = TopicReader.fromNow("catalog-items")) {
            String id = catalogue.add("LAMP-1");
            catalogue.price(id, "13.00");
            catalogue.retire(id);

            List<TopicEvent> events = topic.await(event -> id.equals(event.key()), 3, Duration.ofSeconds(20));

            assertThat(events).extracting(TopicEvent::type).containsExactly(CREATED, PRICED, RETIRED);
            assertThat(events).extracting(TopicEvent::sequence).containsExactly(1L, 2L, 3L);
        }
    }
}
