package org.acme.catalogitems;

import dev.waystone.testing.ConsumerContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogItemChangeConsumerTest {

    @Inject
    CatalogItemChangeConsumer consumer;

    @Test
    void reads_of_its_own_topic_what_it_publishes() {
        var subscription = consumer.subscription();
        ConsumerContract.ofThisService()
                .reads(subscription.topic(), subscription.types())
                .check();
    }
}
