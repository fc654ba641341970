package dev.waystone.cache;

/** For whom the cache works: the tenant of the request at hand, its transaction, and requests of its own. */
interface Work {

    /** The tenant on whose behalf the caller asks. */
    String tenant();

    /** Runs work in a request of the tenant's own. */
    void as(String tenant, String actor, Runnable work);

    /** Runs it after the transaction at hand has committed, never if it does not; at once without one. */
    void afterCommit(Runnable work);
}
