package dev.waystone.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.testing.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpanExportTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Receiver receiver = new Receiver();
    private final List<SdkTracerProvider> providers = new ArrayList<>();

    /** Takes spans as it is told. */
    private static final class Receiver implements SpanExporter {

        private final List<SpanData> taken = new CopyOnWriteArrayList<>();
        private final AtomicReference<Supplier<CompletableResultCode>> mood =
                new AtomicReference<>(CompletableResultCode::ofSuccess);

        @Override
        public CompletableResultCode export(Collection<SpanData> batch) {
            taken.addAll(batch);
            return mood.get().get();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private record Spans(int queue, int batch, Duration delay, Duration timeout) implements ObservabilityConfig.Spans {}

    @AfterEach
    void close() {
        providers.forEach(SdkTracerProvider::close);
    }

    @Test
    void ended_spans_leave_in_batches_and_are_counted() {
        end(tracer(new Spans(100, 10, Duration.ofMillis(20), Duration.ofSeconds(5))), 25);

        Eventually.eventually(() -> assertThat(exported()).isEqualTo(25));
        assertThat(receiver.taken).hasSize(25);
        assertThat(dropped("queue-full") + dropped("not-taken")).isZero();
    }

    @Test
    void a_receiver_that_does_not_answer_makes_nobody_wait_and_what_finds_no_room_is_counted() {
        receiver.mood.set(CompletableResultCode::new); // never complete
        Tracer tracer = tracer(new Spans(100, 10, Duration.ofMillis(1), Duration.ofMinutes(1)));
        end(tracer, 10);
        Eventually.eventually(() -> assertThat(receiver.taken).isNotEmpty());
        int underway = receiver.taken.size();

        end(tracer, 10_000); // one answer may take a minute

        assertThat(dropped("queue-full")).isEqualTo(10_010 - underway - 100);
        assertThat(exported()).isZero();
        receiver.mood.set(CompletableResultCode::ofSuccess);
    }

    @Test
    void ending_a_span_takes_no_longer_while_the_receiver_does_not_answer() {
        var config = new Spans(1_000, 100, Duration.ofMillis(1), Duration.ofMinutes(1));
        var hanging = new Receiver();
        hanging.mood.set(CompletableResultCode::new);
        Tracer answered = tracer(config);
        Tracer unanswered = tracer(config, hanging, new SimpleMeterRegistry());
        took(answered, 20_000);
        took(unanswered, 20_000);

        List<Long> with = new ArrayList<>();
        List<Long> without = new ArrayList<>();
        for (int round = 0; round < 50; round++) { // whatever else this machine does meets both alike
            with.add(took(answered, 2_000));
            without.add(took(unanswered, 2_000));
            without.add(took(unanswered, 2_000));
            with.add(took(answered, 2_000));
        }

        assertThat(exported()).as("the one answers").isPositive();
        assertThat(hanging.taken).as("the other does not").hasSizeLessThanOrEqualTo(100);
        assertThat(median(without))
                .as("nanoseconds for 2,000 spans; with a receiver %d", median(with))
                .isLessThan(median(with) * 3 / 2);
        hanging.mood.set(CompletableResultCode::ofSuccess);
    }

    @Test
    void what_a_receiver_does_not_take_is_counted_and_it_gets_the_next_ones_when_it_is_back() {
        receiver.mood.set(CompletableResultCode::ofFailure);
        Tracer tracer = tracer(new Spans(100, 10, Duration.ofMillis(1), Duration.ofSeconds(5)));
        end(tracer, 30);
        Eventually.eventually(() -> assertThat(dropped("not-taken")).isEqualTo(30));

        receiver.mood.set(CompletableResultCode::ofSuccess);
        end(tracer, 5);

        Eventually.eventually(() -> assertThat(exported()).isEqualTo(5));
    }

    @Test
    void an_exporter_that_throws_ends_nothing() {
        receiver.mood.set(() -> {
            throw new IllegalStateException("broken");
        });
        Tracer tracer = tracer(new Spans(100, 10, Duration.ofMillis(1), Duration.ofSeconds(5)));
        end(tracer, 3);
        Eventually.eventually(() -> assertThat(dropped("not-taken")).isEqualTo(3));

        receiver.mood.set(CompletableResultCode::ofSuccess);
        end(tracer, 2);
        Eventually.eventually(() -> assertThat(exported()).isEqualTo(2));
    }

    @Test
    void what_has_ended_leaves_before_the_process_does() {
        end(tracer(new Spans(100, 10, Duration.ofMinutes(1), Duration.ofSeconds(5))), 7);

        close();

        assertThat(receiver.taken).hasSize(7);
    }

    private Tracer tracer(Spans config) {
        return tracer(config, receiver, registry);
    }

    private Tracer tracer(Spans config, Receiver to, SimpleMeterRegistry counters) {
        var provider = SdkTracerProvider.builder()
                .addSpanProcessor(new SpanExport(to, config, counters).start())
                .build();
        providers.add(provider);
        return provider.get("test");
    }

    /** How many nanoseconds it takes to end so many. */
    private static long took(Tracer tracer, int spans) {
        long began = System.nanoTime();
        end(tracer, spans);
        return System.nanoTime() - began;
    }

    private static long median(List<Long> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    private static void end(Tracer tracer, int count) {
        for (int i = 0; i < count; i++) {
            tracer.spanBuilder("span").startSpan().end();
        }
    }

    private double exported() {
        return registry.get("waystone.spans.exported").counter().count();
    }

    private double dropped(String reason) {
        return registry.get("waystone.spans.dropped")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
