package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NotStartedTest {

    @Test
    void a_service_that_is_called_but_left_out_is_named_with_what_starts_it() {
        assertThat(NotStarted.called(services("purchase-orders")))
                .containsExactly("note: purchase-orders calls catalog-items, not started here;"
                        + " --only purchase-orders,catalog-items starts both");
    }

    @Test
    void nothing_is_said_when_all_that_is_called_is_started() {
        assertThat(NotStarted.called(services("purchase-orders", "catalog-items")))
                .isEmpty();
        assertThat(NotStarted.called(services("order-notices"))).isEmpty();
    }

    private static List<Descriptor> services(String... names) {
        Path services = root().resolve("services");
        return Stream.of(names)
                .map(name -> Descriptors.read(services.resolve(name).resolve("service.yaml")))
                .toList();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
