package dev.waystone.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends ended spans from a thread of its own. Whoever ends a span never waits: one that finds the queue full is dropped and
 * counted, and so is a batch that the receiver does not take. Thread-safe.
 */
final class SpanExport implements SpanProcessor, Runnable {

    private static final Logger LOG = Logger.getLogger(SpanExport.class);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final SpanExporter exporter;
    private final ObservabilityConfig.Spans config;
    private final BlockingQueue<ReadableSpan> ended;
    private final Counter exported;
    private final Counter full;
    private final Counter refused;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("waystone-spans").daemon().unstarted(this);
    private boolean away;

    SpanExport(SpanExporter exporter, ObservabilityConfig.Spans config, MeterRegistry registry) {
        this.exporter = exporter;
        this.config = config;
        this.ended = new ArrayBlockingQueue<>(config.queue());
        this.exported = Counter.builder("waystone.spans.exported")
                .description("Spans that the receiver took")
                .register(registry);
        this.full = dropped("queue-full", registry);
        this.refused = dropped("not-taken", registry);
    }

    private static Counter dropped(String reason, MeterRegistry registry) {
        return Counter.builder("waystone.spans.dropped")
                .description("Spans that were not exported")
                .tag("reason", reason)
                .register(registry);
    }

    SpanExport start() {
        thread.start();
        return this;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getSpanContext().isSampled() && !ended.offer(span)) {
            full.increment();
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode shutdown() {
        stop.countDown();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return exporter.shutdown();
    }

    @Override
    public void run() {
        try {
            while (!stop.await(config.delay().toNanos(), TimeUnit.NANOSECONDS)) {
                drain();
            }
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        List<ReadableSpan> batch = new ArrayList<>();
        while (ended.drainTo(batch, config.batch()) > 0) {
            send(batch.stream()
                    .<SpanData>map(span -> new RedactedSpan(span.toSpanData()))
                    .toList());
            batch.clear();
        }
    }

    private void send(List<SpanData> spans) {
        if (taken(spans)) {
            exported.increment(spans.size());
            told(false);
        } else {
            refused.increment(spans.size());
            told(true);
        }
    }

    private boolean taken(List<SpanData> spans) {
        try {
            return exporter.export(spans)
                    .join(config.timeout().toNanos(), TimeUnit.NANOSECONDS)
                    .isSuccess();
        } catch (RuntimeException e) { // nothing may end this thread
            LOG.debug("spans cannot be written", e);
            return false;
        }
    }

    /** One line when the receiver goes, one when it is back. */
    private void told(boolean isAway) {
        if (isAway != away) {
            away = isAway;
            if (isAway) {
                LOG.warn("spans are not taken by their receiver, they are dropped from here on");
            } else {
                LOG.info("spans are taken again");
            }
        }
    }
}
