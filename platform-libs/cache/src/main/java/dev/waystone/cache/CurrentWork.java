package dev.waystone.cache;

import dev.waystone.core.RequestContext;
import dev.waystone.data.CurrentRequest;
import dev.waystone.data.Tenants;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Requests and transactions of the service. */
@Singleton
class CurrentWork implements Work {

    private final CurrentRequest current;
    private final Tenants tenants;
    private final TransactionSynchronizationRegistry transactions;

    CurrentWork(CurrentRequest current, Tenants tenants, TransactionSynchronizationRegistry transactions) {
        this.current = current;
        this.tenants = tenants;
        this.transactions = transactions;
    }

    @Override
    public String tenant() {
        return current.get().tenant();
    }

    @Override
    public void as(String tenant, String actor, Runnable work) {
        tenants.as(RequestContext.of(tenant, actor), work);
    }

    @Override
    public void afterCommit(Runnable work) {
        if (transactions.getTransactionKey() == null) {
            work.run();
            return;
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    work.run();
                }
            }
        });
    }
}
