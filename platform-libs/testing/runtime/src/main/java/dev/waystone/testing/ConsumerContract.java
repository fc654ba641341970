package dev.waystone.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a consumer to what its producers publish. For each subscribed topic: its producer is a service beside this one
 * (in a repository of its own: one whose documents lie in {@code contracts}),
 * publishes each subscribed type, promises each field that the consumer's record declares, and its example can be read
 * with that record. {@code needs.topics[].events} of {@code service.yaml} lists exactly those types and fields.
 *
 * <pre>{@code
 * @Test
 * void reads_what_its_producers_publish() {
 *     Subscription orders = new PurchaseOrderConsumer(...).subscription();
 *     ConsumerContract.ofThisService().reads(orders.topic(), orders.types()).check();
 * }
 * }</pre>
 *
 * <p>Documents only: no class of the producer is seen. Not thread-safe; needs no running service.
 */
public final class ConsumerContract {

    private final Path module;
    private final Map<String, Map<String, ? extends Class<?>>> topics = new LinkedHashMap<>();
    private final Violations violations = new Violations("what this service reads differs from what is published");

    ConsumerContract(Path module) {
        this.module = module;
    }

    /** The contract of the service in this module; its producers are looked for in {@code contracts} and beside it. */
    public static ConsumerContract ofThisService() {
        return new ConsumerContract(ModuleFolder.current().folder());
    }

    /**
     * A subscription: the CloudEvents types that are read from a topic, each with the record it is read into.
     *
     * @param topic its name, as its producer's descriptor provides it
     * @param types full types such as {@code org.acme.stockitems.StockReserved.v1}
     */
    public ConsumerContract reads(String topic, Map<String, ? extends Class<?>> types) {
        topics.put(topic, types);
        return this;
    }

    /**
     * Compares.
     *
     * @throws AssertionError with a line for each type or field that is not published, not readable or not listed
     */
    public void check() {
        topics.forEach((topic, types) -> Producer.of(topic, module)
                .ifPresentOrElse(
                        producer -> types.forEach((type, record) -> checkType(producer, type, record)),
                        () -> violations.add(
                                "topic " + topic + ": no service beside this one and none in contracts provides it")));
        checkDescriptor();
        violations.failIfAny();
    }

    private void checkType(Producer producer, String type, Class<?> record) {
        Producer.Published published = producer.events().get(type);
        if (published == null) {
            violations.add("%s: %s does not publish it; it publishes %s"
                    .formatted(
                            type,
                            producer.name(),
                            new TreeSet<>(producer.events().keySet())));
            return;
        }
        for (String field : DeclaredFields.missingFrom(published.schema(), record)) {
            violations.add("%s: %s reads field %s, but the schema of %s does not have it"
                    .formatted(type, record.getSimpleName(), field, producer.name()));
        }
        checkExample(type, published.example(), record);
    }

    private void checkExample(String type, JsonNode example, Class<?> record) {
        try {
            Object read = Documents.JSON.treeToValue(example, record);
            JsonNode back = Documents.JSON.valueToTree(read);
            DeclaredFields.topLevel(record).stream()
                    .filter(field -> example.hasNonNull(field) && !back.hasNonNull(field))
                    .forEach(field -> violations.add("%s: field %s of the example is lost when it is read into %s"
                            .formatted(type, field, record.getSimpleName())));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            violations.add(
                    "%s: the example cannot be read into %s: %s".formatted(type, record.getSimpleName(), reason));
        }
    }

    private void checkDescriptor() {
        Map<String, JsonNode> listed = new LinkedHashMap<>();
        Documents.readYaml(module.resolve("service.yaml"))
                .path("needs")
                .path("topics")
                .forEach(topic -> listed.put(topic.path("name").asText(), topic.path("events")));
        listed.keySet().stream()
                .filter(topic -> !topics.containsKey(topic))
                .forEach(topic -> violations.add("service.yaml needs topic " + topic + ", but nothing reads it"));
        topics.forEach((topic, types) -> Optional.ofNullable(listed.get(topic))
                .ifPresentOrElse(
                        events -> checkListed(topic, events, types),
                        () -> violations.add("service.yaml does not list topic " + topic + " in needs.topics")));
    }

    private void checkListed(String topic, JsonNode events, Map<String, ? extends Class<?>> types) {
        events.fieldNames().forEachRemaining(type -> {
            if (!types.containsKey(type)) {
                violations.add("service.yaml lists " + type + " of " + topic + ", but nothing reads it");
            }
        });
        types.forEach((type, record) -> {
            Set<String> declared = DeclaredFields.topLevel(record);
            Set<String> written = new TreeSet<>();
            events.path(type).forEach(field -> written.add(field.asText()));
            if (!events.has(type) || !declared.equals(written)) {
                violations.add("service.yaml should list %s: %s under needs.topics %s; it says %s"
                        .formatted(type, declared, topic, events.has(type) ? written : "nothing"));
            }
        });
    }
}
