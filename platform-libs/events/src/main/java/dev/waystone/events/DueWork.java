package dev.waystone.events;

import java.time.Instant;

/**
 * Work that is due at a time, kept in the service's database: intents towards the outside world (a charge, a mail) and
 * deadlines. Scheduled in the business transaction; done after its commit, outside any transaction, at least once, by
 * one instance at a time. The work of a killed instance is taken over in about ten seconds.
 *
 * <p>Safe for use from any thread; each call belongs to the caller's transaction, or commits by itself without one. The
 * tenant, the actor and the trace of the current request go with the work.
 */
public interface DueWork {

    /**
     * Schedules a run of the task.
     *
     * @param task the task, one of this service's beans
     * @param id names this work within the task and the tenant, e.g. the order's id
     * @param data what the run needs, kept as JSON
     * @param at when it is due; at once after the commit when that is now or past
     * @return false when work of this id waits or runs already; then nothing changes
     */
    <T> boolean schedule(DueTask<T> task, String id, T data, Instant at);

    /**
     * Takes back work that has not started.
     *
     * @return false when there is none, or it runs at this moment
     */
    boolean cancel(DueTask<?> task, String id);

    /**
     * Lets parked work run again, at once after the commit. The same by SQL, for as many as one likes: {@code UPDATE due_work
     * SET execution_time = now() WHERE task_name = '...' AND execution_time = '9999-01-01Z'}.
     *
     * @return false when there is none, or it is not parked
     */
    boolean release(DueTask<?> task, String id);
}
