package dev.waystone.cache;

/** Work of one tenant, without a database. */
record TenantWork(String tenant) implements Work {

    @Override
    public void as(String other, String actor, Runnable work) {
        work.run();
    }

    @Override
    public void afterCommit(Runnable work) {
        work.run();
    }
}
