package dev.waystone.cli;

import dev.waystone.templates.Noun;
import dev.waystone.templates.TemplateException;
import java.util.Optional;
import java.util.stream.Stream;

/** What the aggregate of a topic is called. */
final class Topics {
    private Topics() {}

    /** {@code Purchase Order} for {@code purchase-orders}; empty if no noun has that plural. */
    static Optional<Noun> noun(String topic) {
        return Stream.of(topic.replaceAll("ies$", "y"), topic.replaceAll("es$", ""), topic.replaceAll("s$", ""))
                .filter(one -> !one.equals(topic))
                .flatMap(one -> parsed(one).stream())
                .filter(noun -> noun.kebabMany().equals(topic))
                .findFirst();
    }

    private static Optional<Noun> parsed(String one) {
        try {
            return Optional.of(Noun.parse(one));
        } catch (TemplateException e) {
            return Optional.empty();
        }
    }
}
