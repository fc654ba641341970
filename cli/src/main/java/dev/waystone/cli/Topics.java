package dev.waystone.cli;

import dev.waystone.render.Descriptor;
import dev.waystone.templates.Noun;
import dev.waystone.templates.TemplateException;
import java.util.Optional;
import java.util.stream.Stream;

/** What the aggregate of a topic is called. */
final class Topics {
    private Topics() {}

    /**
     * {@code Purchase Order} for {@code purchase-orders} of {@code PurchaseOrder}, {@code Key Person} for {@code key-people} of
     * {@code KeyPerson}; empty if no class can be named by it. A topic that is the plural of something else than its
     * aggregate is called by its own name: {@code Stock Item} for {@code stock-items} of {@code StockReservation}.
     */
    static Optional<Noun> noun(Descriptor.Topic topic) {
        return Stream.concat(
                        parsed(topic.aggregate(), "").stream(),
                        Stream.concat(named(topic.name()), parsed(topic.aggregate(), topic.name()).stream()))
                .filter(noun -> noun.kebabMany().equals(topic.name()))
                .findFirst();
    }

    /** The singulars that it may be the plural of. */
    private static Stream<Noun> named(String topic) {
        return Stream.of(topic.replaceAll("ies$", "y"), topic.replaceAll("es$", ""), topic.replaceAll("s$", ""))
                .filter(one -> !one.equals(topic))
                .flatMap(one -> parsed(one, "").stream());
    }

    private static Optional<Noun> parsed(String one, String many) {
        try {
            return Optional.of(Noun.of(one, many, ""));
        } catch (TemplateException e) {
            return Optional.empty();
        }
    }
}
