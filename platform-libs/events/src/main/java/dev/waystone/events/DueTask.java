package dev.waystone.events;

/**
 * A kind of due work: a bean of the service. Runs outside any transaction with the tenant and the actor of the request that
 * scheduled it, possibly more than once and possibly on several threads for different ids.
 */
public interface DueTask<T> {

    /** Names the task in the table; never change it while work of it waits. */
    String name();

    /** The class of its data; read tolerantly from JSON. */
    Class<T> dataType();

    /**
     * Does the work. It may have been done before, wholly or in part: by the same reference find out what happened, and ask when
     * unknown.
     *
     * @return whether it is done, or when to run again
     * @throws Exception the work is tried again after 1 s, doubling up to 30 s, with jitter, for ever
     */
    Outcome run(DueRun<T> run) throws Exception;
}
