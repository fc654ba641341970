package org.acme.cardpayments;

import dev.waystone.core.Money;
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
import org.jspecify.annotations.Nullable;

/** The bank's HTTP API. */
@Path("/charges/{orderId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface BankClient {

    /** What the bank tells of an order; only what is read here. */
    record Charge(Status status, @Nullable String reason) {}

    enum Status {
        CAPTURED,
        DECLINED,
        VOIDED
    }

    /** The bank has never heard of the order. */
    class NoSuchCharge extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @PUT
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
