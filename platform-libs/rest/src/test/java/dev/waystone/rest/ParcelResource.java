package dev.waystone.rest;

import dev.waystone.core.Ids;
import dev.waystone.core.Money;
import dev.waystone.core.Page;
import dev.waystone.core.RequestContext;
import dev.waystone.data.CurrentRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jdbi.v3.core.Jdbi;

/** An edge as services have it, for the tests. */
@Path("/parcels")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("parcels:write")
public class ParcelResource {

    static final AtomicInteger PREPARED = new AtomicInteger();
    static final UUID NEVER_SENT = UUID.fromString("018f2b6e-7c00-7000-8000-000000000000");

    @Inject
    Idempotency idempotency;

    @Inject
    Conditional conditional;

    @Inject
    CurrentRequest current;

    @Inject
    Jdbi jdbi;

    @RestClient
    ParcelClient parcels;

    enum Format {
        SMALL,
        LARGE
    }

    record Line(@NotNull UUID itemId, @Min(1) @Max(1000) int quantity) {}

    record Send(
            @NotNull @Size(min = 1, max = 20) String name,
            @Size(min = 1, max = 3) List<@Valid @NotNull Line> lines,
            Money price,
            Format size,
            Instant due) {}

    record Sent(UUID id, String name) {}

    record Seen(String tenant, String actor, String traceparent, Instant deadline, String thread) {}

    @POST
    public Response send(@HeaderParam("Idempotency-Key") String key, @Valid Send request) {
        return idempotency.once(key, request, PREPARED::incrementAndGet, prepared -> {
            Sent sent = new Sent(Ids.next(), request.name());
            jdbi.useHandle(
                    handle -> handle.execute("INSERT INTO parcel (id, name) VALUES (?, ?)", sent.id(), sent.name()));
            pause(Duration.ofMillis(50));
            return Answer.accepted("/parcels/" + sent.id(), sent);
        });
    }

    @POST
    @Path("/check")
    public Send check(@Valid Send request) {
        return request;
    }

    @GET
    @Path("/{id}")
    @APIResponseSchema(Sent.class)
    @APIResponse(responseCode = "304", description = "The parcel was not changed.")
    public Response get(@PathParam("id") UUID id) {
        return conditional.get(7, () -> new Sent(id, "seven"));
    }

    @PUT
    @Path("/{id}")
    @APIResponseSchema(Sent.class)
    @APIResponse(responseCode = "412", description = "The parcel was changed.")
    public Sent change(@PathParam("id") UUID id, Line line) {
        conditional.check(id.equals(NEVER_SENT) ? 0 : 7);
        return new Sent(id, "changed");
    }

    @GET
    public Page<String> list(
            @BeanParam PageQuery page, @QueryParam("colour") @Pattern(regexp = "red|blue") String colour) {
        return new Page<>(List.of("limit " + page.request().limit()), null);
    }

    @GET
    @Path("/context")
    public Seen context() {
        RequestContext context = current.get();
        return new Seen(
                context.tenant(),
                context.actor(),
                context.traceparent(),
                context.deadline(),
                Thread.currentThread().isVirtual() ? "virtual" : "platform");
    }

    @GET
    @Path("/forwarded")
    public Seen forwarded() {
        return parcels.context();
    }

    @GET
    @Path("/count")
    public int count() {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM parcel")
                        .mapTo(Integer.class)
                        .one()));
    }

    @GET
    @Path("/broken")
    public String broken() {
        throw new IllegalStateException("secret inside");
    }

    @GET
    @Path("/away")
    public String away() {
        throw new RuntimeException(new SQLException("secret host refused", "08001"));
    }

    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return "\"" + current.peek().map(RequestContext::tenant).orElse("nobody") + "\"";
    }

    @GET
    @Path("/operators")
    @RolesAllowed("operator")
    public String operators() {
        return "\"operator\"";
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
