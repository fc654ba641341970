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
    private SdkTracerProvider spans = SdkTracerProvider.builder().build();

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
        spans.close();
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

        long began = System.nanoTime();
        end(tracer, 10_000);
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(took)
                .as("ten thousand spans, while one answer may take a minute")
                .isLessThan(Duration.ofSeconds(10));
        assertThat(dropped("queue-full")).isEqualTo(10_010 - underway - 100);
        assertThat(exported()).isZero();
        receiver.mood.set(CompletableResultCode::ofSuccess);
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

        spans.close();

        assertThat(receiver.taken).hasSize(7);
    }

    private Tracer tracer(Spans config) {
        spans = SdkTracerProvider.builder()
                .addSpanProcessor(new SpanExport(receiver, config, registry).start())
                .build();
        return spans.get("test");
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
