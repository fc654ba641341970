package dev.waystone.events.internal;

import static dev.waystone.events.internal.Numbers.ADA;
import static dev.waystone.events.internal.Numbers.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import dev.waystone.events.internal.NumberEvent.NumberAdded;
import dev.waystone.faults.FaultPoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every instance hears. */
@QuarkusTest
class BroadcastTest {

    @Inject
    Numbers numbers;

    @Inject
    EventsConfig config;

    @Inject
    ObjectMapper json;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private final UUID id = UUID.randomUUID();
    private final List<Instance> instances = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Instance instance : instances) {
            instance.broadcast.stop();
            instance.thread.join(Duration.ofSeconds(10));
        }
    }

    @Test
    void every_instance_hears_every_event_in_order() {
        Instance one = instance(Duration.ofMinutes(1));
        Instance two = instance(Duration.ofMinutes(1));

        for (int version = 1; version <= 20; version++) {
            numbers.publish(ADA, id, version, new NumberAdded(version, "x"));
        }

        List<Long> all = LongStream.rangeClosed(1, 20).boxed().toList();
        eventually(
                "both have heard",
                () -> one.heard(id).equals(all) && two.heard(id).equals(all));
        assertThat(one.heard).allMatch(event -> event.tenant() != null);
    }

    @Test
    void one_that_starts_later_hears_of_the_time_before_as_far_as_it_looks_back() {
        numbers.publish(ADA, id, 1, new NumberAdded(1, "x"));
        eventually("it is on the topic", () -> !numbers.seen("ada-inc", id).isEmpty());

        Instance late = instance(Duration.ofMinutes(1));
        eventually("the first is heard", () -> late.heard(id).equals(List.of(1L)));
        numbers.publish(ADA, id, 2, new NumberAdded(2, "x"));

        eventually("the second is heard", () -> late.heard(id).equals(List.of(1L, 2L)));
    }

    @Test
    void what_a_handler_fails_on_is_skipped() {
        Instance instance = instance(Duration.ZERO, received -> {
            if (received.sequence() == 1) {
                throw new IllegalStateException("no");
            }
        });
        UUID first = UUID.randomUUID();
        eventually("it listens", () -> {
            numbers.publish(ADA, first, instance.published++, new NumberAdded(1, "x"));
            return !instance.heard(first).isEmpty();
        });

        numbers.publish(ADA, id, 1, new NumberAdded(1, "x"));
        numbers.publish(ADA, id, 2, new NumberAdded(2, "x"));

        eventually("the second is heard", () -> instance.heard(id).equals(List.of(2L)));
        assertThat(instance.broadcast.degraded()).isFalse();
    }

    private Instance instance(Duration lookBack) {
        return instance(lookBack, event -> {});
    }

    private Instance instance(Duration lookBack, java.util.function.Consumer<Received<?>> before) {
        Instance instance = new Instance(lookBack, before);
        instances.add(instance);
        return instance;
    }

    private final class Instance {

        private final List<Received<?>> heard = new CopyOnWriteArrayList<>();
        private final Broadcast broadcast;
        private final Thread thread;
        private long published = 2;

        Instance(Duration lookBack, java.util.function.Consumer<Received<?>> before) {
            Subscription subscription = Subscription.to("numbers")
                    .onEveryInstance(lookBack)
                    .on(NumberEvent.ADDED, NumberConsumer.Added.class, event -> {
                        before.accept(event);
                        heard.add(event);
                    });
            broadcast = new Broadcast(
                    subscription,
                    () -> Consumers.alone(kafka, config.inbox()),
                    new Handlers(
                            subscription, json, context -> {}, new EventSpans(OpenTelemetry.noop()), FaultPoint.NONE),
                    new EventsMetrics(new SimpleMeterRegistry()),
                    config.inbox());
            thread = Thread.ofPlatform().daemon().start(broadcast);
        }

        List<Long> heard(UUID aggregate) {
            return heard.stream()
                    .filter(event -> event.aggregateId().equals(aggregate))
                    .map(Received::sequence)
                    .toList();
        }
    }
}
