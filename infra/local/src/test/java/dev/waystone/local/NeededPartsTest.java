package dev.waystone.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeededPartsTest {

    @Test
    void a_service_gets_what_its_descriptor_names_and_the_receiver_of_traces() {
        assertThat(parts("order-notices")).containsExactly("postgres", "replica", "mailbox", "traces", "kafka");
        assertThat(parts("catalog-items"))
                .containsExactly("postgres", "redis", "replica", "token-issuer", "traces", "kafka");
    }

    @Test
    void services_share_their_parts() {
        assertThat(parts("order-notices", "card-payments"))
                .containsExactly("postgres", "replica", "token-issuer", "bank", "mailbox", "traces", "kafka");
    }

    @Test
    void a_replica_brings_its_primary() {
        Descriptor reader = withStack("replica");
        assertThat(NeededParts.of(List.of(reader), false)).containsExactly("postgres", "replica", "traces");
    }

    @Test
    void a_flag_server_brings_its_database() {
        assertThat(NeededParts.of(List.of(withStack("mailbox")), true))
                .containsExactly("postgres", "mailbox", "traces");
    }

    @Test
    void without_services_there_is_everything() {
        assertThat(NeededParts.of(List.of(), false)).hasSize(8);
    }

    private static List<String> parts(String... services) {
        return NeededParts.of(
                Stream.of(services)
                        .map(service -> Descriptors.read(root().resolve("services/" + service + "/service.yaml")))
                        .toList(),
                false);
    }

    /** The descriptor of a real service, but for what it needs. */
    private static Descriptor withStack(String part) {
        Descriptor real = Descriptors.read(root().resolve("services/stock-items/service.yaml"));
        var stack = Stream.of(Descriptor.StackPart.values())
                .filter(one -> one.name().equalsIgnoreCase(part))
                .toList();
        return new Descriptor(
                real.apiVersion(),
                real.name(),
                real.description(),
                real.owner(),
                real.tier(),
                real.lifecycle(),
                real.provides(),
                new Descriptor.Needs(List.of(), List.of(), stack),
                real.slos(),
                real.scaling(),
                real.data(),
                real.cost(),
                real.flags());
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
