package dev.waystone.docs;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference says what the code says; {@code -Dwaystone.contracts=update} writes it anew. */
class ReferenceTest {

    private final Path root = Path.of("../..").toAbsolutePath().normalize();
    private final Path reference = root.resolve("docs/reference");

    @Test
    void the_configuration_page_has_every_key_with_its_default_and_comment() throws IOException {
        page("configuration.md").isThis(new ConfigurationPage(root).text());
    }

    @Test
    void the_events_page_has_every_schema_and_who_reads_it() throws IOException {
        page("events.md").isThis(new EventsPage(root).text());
    }

    @Test
    void the_metrics_page_has_every_metric_that_a_service_promises() throws IOException {
        page("metrics.md").isThis(new MetricsPage(root).text());
    }

    private GeneratedPage page(String name) {
        return new GeneratedPage(reference.resolve(name));
    }
}
