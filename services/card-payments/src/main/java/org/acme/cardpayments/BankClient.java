package org.acme.cardpayments;

import dev.waystone.core.Money;
import dev.waystone.resilience.Guarded;
import dev.waystone.resilience.RefusedException;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/**
 * The bank's HTTP API. A charge has a policy of its own: one whose outcome is unknown is asked about and never just
 * repeated, and a bank that charges nobody still answers questions.
 */
@Path("/charges/{orderId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Guarded("bank")
@RegisterRestClient(configKey = "bank")
interface BankClient {

    /** What the bank tells of an order; only what is read here. */
    record Charge(Status status, @Nullable String reason) {}

    enum Status {
        CAPTURED,
        DECLINED,
        VOIDED
    }

    /** The bank has never heard of the order. */
    class NoSuchCharge extends RefusedException {

        private static final long serialVersionUID = 1L;

        NoSuchCharge() {
            super("the bank has never heard of the order");
        }
    }

    @PUT
    @Guarded("bank-charge")
    Charge charge(@PathParam("orderId") UUID orderId, Money amount);

    /** Throws {@link NoSuchCharge}. */
    @GET
    Charge find(@PathParam("orderId") UUID orderId);

    @PUT
    @Path("/void")
    Charge cancel(@PathParam("orderId") UUID orderId);

    @ClientExceptionMapper
    static @Nullable RuntimeException noSuchCharge(Response response) {
        return response.getStatus() == 404 ? new NoSuchCharge() : null;
    }
}
