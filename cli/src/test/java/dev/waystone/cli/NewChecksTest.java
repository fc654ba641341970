package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.render.Descriptors;
import dev.waystone.templates.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NewChecksTest {

    private final Path root = Path.of("..").toAbsolutePath().normalize();

    @Test
    void a_topic_fits_that_has_the_events_which_the_sample_reads() throws IOException {
        var checks = checks();

        assertThat(checks.topic("purchase-orders")).isEmpty();
        assertThat(checks.topic("catalog-items"))
                .hasValue("topic catalog-items has no CatalogItemCancelled, CatalogItemConfirmed, which the sample of"
                        + " event-consumer reads; allowed: purchase-orders");
        assertThat(checks.topic("purchase-order").orElseThrow())
                .startsWith("no service provides topic purchase-order;");
    }

    private NewChecks checks() throws IOException {
        String place = "templates/archetypes/event-consumer/template.yaml";
        return new NewChecks(
                Manifest.parse(Files.readString(root.resolve(place)), place),
                Descriptors.readAll(root).values(),
                root);
    }
}
