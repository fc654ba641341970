package dev.waystone.rest;

import dev.waystone.core.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What happens to a request before Jakarta REST sees it, and to one that Jakarta REST never sees. */
@Singleton
class Arrival {

    private static final int BEFORE_EVERYTHING = 10_000;
    private static final String TIME = Arrival.class.getName();

    private final ProblemResponses problems;
    private final Draining draining;
    private final RequestBounds bounds;

    Arrival(ProblemResponses problems, Draining draining, RequestBounds bounds) {
        this.problems = problems;
        this.draining = draining;
        this.bounds = bounds;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::arrived, BEFORE_EVERYTHING);
    }

    void routes(@Observes Router router) {
        router.route().last().handler(exchange -> problems.send(exchange, StatusProblems.of(404)));
        router.route().order(Integer.MAX_VALUE - 1).failureHandler(this::failed);
    }

    /** When the request arrived; deadlines count from there. */
    static Instant time(RoutingContext exchange) {
        Instant time = exchange.get(TIME);
        return time == null ? Instant.now() : time;
    }

    private void arrived(RoutingContext exchange) {
        exchange.put(TIME, Instant.now());
        draining.served(exchange.request().connection());
        Problem refusal = bounds.refusal(exchange.request());
        if (refusal == null) {
            exchange.next();
        } else {
            exchange.response().putHeader("Connection", "close");
            problems.send(exchange, refusal);
        }
    }

    private void failed(RoutingContext exchange) {
        if (exchange.response().headWritten()) {
            exchange.next();
            return;
        }
        Problem refusal = bounds.refusal(exchange.request()); // the router has refused it, too, in its own words
        problems.send(exchange, refusal == null ? problem(exchange) : refusal);
    }

    private Problem problem(RoutingContext exchange) {
        Throwable failure = exchange.failure();
        return failure == null
                ? StatusProblems.of(exchange.statusCode())
                : problems.ofUncaught(failure, Trace.of(exchange));
    }
}
