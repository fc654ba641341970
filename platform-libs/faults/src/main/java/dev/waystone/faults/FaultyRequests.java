package dev.waystone.faults;

import dev.waystone.core.Problem;
import dev.waystone.core.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Makes requests slow and fails them, as the faults of this moment say. */
@Singleton
class FaultyRequests {

    /** After the arrival is noted, so that a deadline counts the wait; before anything is done for the request. */
    private static final int AFTER_ARRIVAL = 9_000;

    private final ActiveFaults active;
    private final FaultsConfig config;

    FaultyRequests(ActiveFaults active, FaultsConfig config) {
        this.active = active;
        this.config = config;
    }

    void filters(@Observes Filters filters) {
        if (config.enabled()) {
            filters.register(this::hit, AFTER_ARRIVAL);
        }
    }

    private void hit(RoutingContext exchange) {
        var faults = active.now();
        if (!faults.hits(exchange.request().path())) {
            exchange.next();
        } else if (faults.latencyMs() == 0) {
            failSome(exchange, faults);
        } else {
            // Whoever reads the body later lets it flow again.
            exchange.request().pause();
            exchange.vertx().setTimer(faults.latencyMs(), timer -> failSome(exchange, faults));
        }
    }

    private static void failSome(RoutingContext exchange, Faults faults) {
        if (ActiveFaults.fails(faults)) {
            exchange.fail(new ProblemException(
                    Problem.of(500, "injected-fault", "Injected fault", "This service was told to fail.")));
        } else if (!exchange.response().closed()) {
            exchange.next();
        }
    }
}
