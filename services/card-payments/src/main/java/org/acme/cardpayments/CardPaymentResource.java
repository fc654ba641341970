package org.acme.cardpayments;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waystone.core.Money;
import dev.waystone.core.Problems;
import dev.waystone.data.ReadToken;
import dev.waystone.rest.Conditional;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The payments over HTTP, to be read only. A caller sees those of its own tenant and nothing of any other. */
@Path("/card-payments/{purchaseOrderId}")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
class CardPaymentResource {

    private final CardPayments payments;
    private final Conditional conditional;

    CardPaymentResource(CardPayments payments, Conditional conditional) {
        this.payments = payments;
        this.conditional = conditional;
    }

    /**
     * A payment as it is shown; its id is the order's.
     *
     * @param state DUE, CAPTURED, DECLINED, VOID or REFUNDED: what is settled, not what is being tried
     * @param reason the bank's, when it declined; left out otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CardPaymentView(
            UUID id,
            long version,

            @Schema(enumeration = {"DUE", "CAPTURED", "DECLINED", "VOID", "REFUNDED"})
            CardPaymentState state,

            Money amount,
            @Nullable String reason,
            List<LedgerEntry> ledger) {

        static CardPaymentView of(CardPayments.Statement statement) {
            var payment = statement.payment();
            return new CardPaymentView(
                    payment.orderId(),
                    payment.version(),
                    payment.state().settled(),
                    payment.terms().amount(),
                    payment.reason(),
                    statement.ledger());
        }
    }

    @GET
    @RolesAllowed("card-payments:read")
    @Operation(summary = "Shows the payment of an order with its ledger: two entries a movement, adding up to nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The payment; its version is the ETag.",
            content = @Content(schema = @Schema(implementation = CardPaymentView.class)))
    @APIResponse(responseCode = "304", description = "The payment still has the version that If-None-Match names.")
    @APIResponse(responseCode = "404", description = "No payment of this order has fallen due.")
    public Response find(
            @PathParam("purchaseOrderId") UUID purchaseOrderId, @HeaderParam(ReadToken.HEADER) @Nullable String seen) {
        var statement = payments.statement(ReadToken.parse(seen), purchaseOrderId)
                .orElseThrow(() -> Problems.notFound("card payment of purchase order", purchaseOrderId));
        return conditional.get(statement.payment().version(), () -> CardPaymentView.of(statement));
    }
}
