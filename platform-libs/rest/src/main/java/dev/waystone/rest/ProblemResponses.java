package dev.waystone.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.core.Problem;
import dev.waystone.core.ProblemException;
import dev.waystone.data.SqlStates;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;

/** Writes problems, each named by the trace of its request. */
@Singleton
class ProblemResponses {

    static final MediaType TYPE = new MediaType("application", "problem+json");

    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    private final ObjectMapper json;
    private final CurrentVertxRequest current;

    ProblemResponses(ObjectMapper json, CurrentVertxRequest current) {
        this.json = json;
        this.current = current;
    }

    /** As a response of Jakarta REST. */
    Response response(Problem problem, Map<String, String> headers) {
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(TYPE).entity(bytes(named(problem, trace())));
        headers.forEach(response::header);
        return response.build();
    }

    /** Straight to the caller. */
    void send(RoutingContext exchange, Problem problem) {
        exchange.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", TYPE.toString())
                .putHeader("Cache-Control", Freshness.NONE)
                .putHeader("X-Content-Type-Options", "nosniff");
        if (problem.status() == 503) {
            exchange.response().putHeader("Retry-After", "1");
        }
        exchange.response().end(Buffer.buffer(bytes(named(problem, Trace.of(exchange)))));
    }

    /** What is answered for a failure that nobody foresaw; logs it. The answer says nothing about our insides. */
    Problem ofUncaught(Throwable failure, Trace trace) {
        if (failure instanceof ProblemException foreseen) {
            return foreseen.problem();
        }
        if (SqlStates.isTransient(failure)) {
            LOG.warnf(
                    "the database is away or busy, trace %s: %s",
                    trace.id(), failure.getClass().getName());
            return StatusProblems.of(503);
        }
        LOG.errorf(failure, "a request failed, trace %s", trace.id());
        return StatusProblems.of(500);
    }

    /** The trace of the request that this thread serves. */
    Trace trace() {
        RoutingContext exchange = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        return exchange == null ? Trace.continued(null) : Trace.of(exchange);
    }

    private static Problem named(Problem problem, Trace trace) {
        return problem.instance() == null ? problem.withInstance(trace.instance()) : problem;
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written as JSON", e);
        }
    }
}
