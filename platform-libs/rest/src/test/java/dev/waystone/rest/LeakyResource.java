package dev.waystone.rest;

import io.opentelemetry.api.trace.Span;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** A resource by someone who did not think: it tells whatever it is given to whoever listens. */
@Path("/leaks")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("parcels:write")
public class LeakyResource {

    private static final Logger LOG = Logger.getLogger(LeakyResource.class);

    @Inject
    Jdbi jdbi;

    record Told(String text) {}

    /** Logs its token, in words, and answers. */
    @POST
    @Path("/token")
    public Told token(@HeaderParam("Authorization") String authorization, Told told) {
        LOG.infof("called with %s", authorization);
        LOG.infof("password=%s", told.text());
        return new Told("fine");
    }

    /** Throws what it was given, in exceptions of every kind of place. */
    @POST
    @Path("/exception")
    public Told exception(@HeaderParam("X-Key") String key, Told told) {
        Span.current().setAttribute("body", told.text());
        IllegalStateException failure = new IllegalStateException(key, new IllegalArgumentException(told.text()));
        failure.addSuppressed(new RuntimeException(told.text()));
        Span.current().recordException(failure);
        throw failure;
    }

    /** Asks the database for what it was given. */
    @POST
    @Path("/database")
    public Told database(Told told) {
        jdbi.useHandle(handle -> handle.execute("SELECT '" + told.text() + "'::integer"));
        return told;
    }
}
