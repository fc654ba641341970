package dev.waystone.events.internal;

import dev.waystone.core.RequestContext;
import dev.waystone.data.CurrentRequest;
import dev.waystone.events.DueRun;
import dev.waystone.events.DueTask;
import dev.waystone.events.Outcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers its runs and does what it is told. */
@ApplicationScoped
class ReminderTask implements DueTask<ReminderTask.Reminder> {

    static final List<Run> RUNS = new CopyOnWriteArrayList<>();
    static final Map<String, Behaviour> BEHAVIOUR = new ConcurrentHashMap<>();

    @Inject
    CurrentRequest request;

    record Reminder(String text) {}

    record Run(DueRun<Reminder> run, RequestContext context, boolean inTransaction, Instant at) {}

    interface Behaviour {
        Outcome run(DueRun<Reminder> run) throws Exception;
    }

    @Override
    public String name() {
        return "reminder";
    }

    @Override
    public Class<Reminder> dataType() {
        return Reminder.class;
    }

    @Override
    public Outcome run(DueRun<Reminder> run) throws Exception {
        RUNS.add(new Run(run, request.get(), QuarkusTransaction.isActive(), Instant.now()));
        return BEHAVIOUR.getOrDefault(run.id(), any -> Outcome.done()).run(run);
    }
}
