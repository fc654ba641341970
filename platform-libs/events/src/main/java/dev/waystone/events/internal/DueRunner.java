package dev.waystone.events.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.waystone.events.DueTask;
import dev.waystone.events.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Does due work by db-scheduler: claims rows with SKIP LOCKED, runs them on a bounded pool, takes over those of silent owners. */
final class DueRunner {

    private static final Logger LOG = Logger.getLogger(DueRunner.class);
    private static final int MISSED_HEARTBEATS = 4;

    private final DueRuns runs;
    private final Backoff backoff;
    private final Scheduler scheduler;

    DueRunner(DataSource database, DueRuns runs, List<DueTask<?>> tasks, EventsConfig config) {
        this.runs = runs;
        this.backoff = new Backoff(config.due().backoffMin(), config.due().backoffMax());
        List<Task<?>> known = tasks.stream().<Task<?>>map(this::task).toList();
        this.scheduler = Scheduler.create(database, known)
                .tableName("due_work")
                .schedulerName(new SchedulerName.Fixed(Owner.NAME))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .serializer(new JsonSerializer(runs.json()))
                .threads(config.due().threads())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(config.due().poll())
                .heartbeatInterval(config.due().heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(
                        config.stopTimeout().multipliedBy(2).dividedBy(3)) // the rest is for relay and consumers
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    void start() {
        scheduler.start();
    }

    /** Finishes the runs that are under way, within the stop timeout. */
    void stop() {
        scheduler.stop();
    }

    /** Looks for due work now. */
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    private <T> Task<DueEnvelope> task(DueTask<T> task) {
        return Tasks.custom(task.name(), DueEnvelope.class)
                .onFailure(this::failed)
                .execute((instance, context) -> completion(runs.run(task, instance.getData(), context.getExecution())));
    }

    private static CompletionHandler<DueEnvelope> completion(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> (complete, operations) -> operations.remove();
            case Outcome.Again(Instant at) -> (complete, operations) -> operations.reschedule(complete, at);
            case Outcome.Parked _ -> (complete, operations) -> operations.reschedule(complete, DueWorkInTable.NEVER);
        };
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<DueEnvelope> operations) {
        int failures = complete.getExecution().consecutiveFailures + 1;
        runs.failed(complete.getExecution().getTaskName());
        complete.getCause()
                .ifPresent(cause -> LOG.warnf(
                        "due work %s failed %d times in a row: %s",
                        complete.getExecution().getTaskName(), failures, Failures.describe(cause)));
        operations.reschedule(complete, Instant.now().plus(backoff.jittered(failures)));
    }

    /** JSON in the column {@code task_data}. */
    private record JsonSerializer(ObjectMapper json) implements Serializer {

        @Override
        public byte[] serialize(Object data) {
            try {
                return data == null ? null : json.writeValueAsBytes(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] data) {
            try {
                return data == null ? null : json.readValue(data, type);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
