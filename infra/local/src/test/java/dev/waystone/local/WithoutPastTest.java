package dev.waystone.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a service begins to hear on a real broker when its tests begin without a past. */
class WithoutPastTest {

    private static final Path ROOT =
            Path.of("").toAbsolutePath().resolve("../..").normalize();
    private static final Path STATE = SupervisorOptions.state(ROOT, "without past");

    private final Descriptor service = Descriptors.read(ROOT.resolve("services/stock-items/service.yaml"));
    private final String topic = service.needs().topics().getFirst().name();
    private final TopicPartition partition = new TopicPartition(topic, 0);

    private Supervisor supervisor;
    private Map<String, Object> kafka;

    @BeforeEach
    void a_stack_and_an_event_of_another_test() throws Exception {
        Ports ports = Ports.free(STATE);
        supervisor = Supervisor.start(
                new SupervisorOptions(ROOT, "without past", ports, List.of()), SupervisorListener.silent());
        kafka = Map.of("bootstrap.servers", "127.0.0.1:" + ports.of("kafka"));
        supervisor.provide(service, false);
        publish();
    }

    @AfterEach
    void end() throws IOException {
        supervisor.close();
        Folders.delete(STATE);
    }

    @Test
    void it_hears_what_is_published_from_then_on() throws Exception {
        try (var admin = Admin.create(kafka)) {
            assertThat(places(admin)).isEmpty();

            supervisor.provide(service, true);
            assertThat(places(admin)).containsEntry(partition, 1L);

            publish();
            supervisor.provide(service, false);
            assertThat(places(admin)).containsEntry(partition, 1L);
        }
    }

    @Test
    void one_that_listens_now_is_left_where_it_is() throws Exception {
        try (var admin = Admin.create(kafka);
                var listener = new KafkaConsumer<>(
                        with(Map.of("group.id", service.name(), "auto.offset.reset", "earliest")),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            listener.subscribe(List.of(topic));
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (listener.poll(Duration.ofMillis(100)).isEmpty()) {
                assertThat(System.nanoTime()).as("hears nothing").isLessThan(end);
            }

            supervisor.provide(service, true);

            assertThat(places(admin)).isEmpty();
        }
    }

    private void publish() throws Exception {
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "key", "an event")).get();
        }
    }

    private Map<TopicPartition, Long> places(Admin admin) throws Exception {
        var places = new HashMap<TopicPartition, Long>();
        admin.listConsumerGroupOffsets(service.name())
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((where, place) -> places.put(where, place.offset()));
        return places;
    }

    private Map<String, Object> with(Map<String, Object> more) {
        var all = new HashMap<>(kafka);
        all.putAll(more);
        all.put("enable.auto.commit", false);
        return all;
    }
}
