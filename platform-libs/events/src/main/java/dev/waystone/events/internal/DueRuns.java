package dev.waystone.events.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.task.Execution;
import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import dev.waystone.events.DueRun;
import dev.waystone.events.DueTask;
import dev.waystone.events.Outcome;
import dev.waystone.faults.FaultPoint;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;

/** Runs tasks on behalf of those who scheduled the work, each run in a span of its own. Thread-safe. */
final class DueRuns {

    private final Tenants tenants;
    private final ObjectMapper json;
    private final EventSpans spans;
    private final EventsMetrics metrics;
    private final FaultPoint faults;

    DueRuns(Tenants tenants, ObjectMapper json, EventSpans spans, EventsMetrics metrics, FaultPoint faults) {
        this.tenants = tenants;
        this.json = json;
        this.spans = spans;
        this.metrics = metrics;
        this.faults = faults;
    }

    /** The mapper of what rows carry. */
    ObjectMapper json() {
        return json;
    }

    /** A run failed, and its work waits for the next one. */
    void failed(String task) {
        metrics.failed(task);
    }

    /** What became of the run; throws what the task threw. */
    <T> Outcome run(DueTask<T> task, DueEnvelope work, Execution execution) {
        Span span = spans.running(task.name(), id(work, execution), work, execution);
        metrics.due(task.name(), execution.executionTime);
        try (Scope scope = span.makeCurrent()) {
            Outcome outcome = tenants.as(context(work, span), () -> call(task, work, execution));
            metrics.ran(task.name(), outcome);
            return outcome;
        } catch (RuntimeException | Error e) {
            EventSpans.fail(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    private static RequestContext context(DueEnvelope work, Span span) {
        return new RequestContext(work.tenant(), work.actor(), EventSpans.traceparent(span, work.traceparent()), null);
    }

    /** The id without its tenant. */
    private static String id(DueEnvelope work, Execution execution) {
        return execution.taskInstance.getId().substring(work.tenant().length() + 1);
    }

    private <T> Outcome call(DueTask<T> task, DueEnvelope work, Execution execution) {
        try {
            faults.pass("/due-work/" + task.name());
            T data = json.treeToValue(work.data(), task.dataType());
            return task.run(
                    new DueRun<>(id(work, execution), data, execution.executionTime, execution.consecutiveFailures));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new DueTaskFailedException(e);
        }
    }

    /** Carries what a task threw. */
    private static final class DueTaskFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DueTaskFailedException(Exception cause) {
            super(cause);
        }
    }
}
