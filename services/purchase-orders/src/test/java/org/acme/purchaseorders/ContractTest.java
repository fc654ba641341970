package org.acme.purchaseorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.events.EventConsumer;
import dev.waystone.testing.ConsumerContract;
import dev.waystone.testing.MetricsContract;
import dev.waystone.testing.OpenApiContract;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeCatalog.class)
class ContractTest {

    @Inject
    @All
    List<EventConsumer> consumers;

    @Test
    void answers_as_the_reviewed_contract_says() {
        OpenApiContract.ofRunningService().check();
    }

    @Test
    void shows_what_dashboards_and_objectives_read() {
        Api.ofNewTenant().placed(Catalog.item("12.50"));
        MetricsContract.ofRunningService().check();
    }

    @Test
    void reads_what_its_producers_publish() {
        assertThat(consumers).hasSize(3);
        var contract = ConsumerContract.ofThisService();
        consumers.stream().map(EventConsumer::subscription).forEach(s -> contract.reads(s.topic(), s.types()));
        contract.check();
    }
}
