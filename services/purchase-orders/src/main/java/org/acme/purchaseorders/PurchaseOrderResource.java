package org.acme.purchaseorders;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.waystone.core.FieldError;
import dev.waystone.core.Page;
import dev.waystone.core.Problems;
import dev.waystone.data.ReadToken;
import dev.waystone.rest.Answer;
import dev.waystone.rest.Conditional;
import dev.waystone.rest.Etag;
import dev.waystone.rest.Idempotency;
import dev.waystone.rest.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.acme.purchaseorders.PurchaseOrderState.Name;
import org.acme.purchaseorders.pricing.ItemPrice;
import org.acme.purchaseorders.pricing.Pricing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The orders over HTTP. A caller sees the orders of its own tenant and nothing of any other. */
@Path("/purchase-orders")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
class PurchaseOrderResource {

    private final Idempotency idempotency;
    private final Conditional conditional;
    private final Pricing pricing;
    private final PlacePurchaseOrder place;
    private final PurchaseOrders orders;

    PurchaseOrderResource(
            Idempotency idempotency,
            Conditional conditional,
            Pricing pricing,
            PlacePurchaseOrder place,
            PurchaseOrders orders) {
        this.idempotency = idempotency;
        this.conditional = conditional;
        this.pricing = pricing;
        this.place = place;
        this.orders = orders;
    }

    @POST
    @RolesAllowed("purchase-orders:write")
    @Operation(summary = "Places an order, at the prices of now. Its outcome will be seen at its Location.")
    @APIResponseSchema(
            value = PurchaseOrderView.class,
            responseCode = "202",
            responseDescription = "The order is stored and will be confirmed or cancelled.")
    @APIResponse(responseCode = "409", description = "The first request with this key is not done yet: come back.")
    @APIResponse(responseCode = "422", description = "An item is not sold, the currencies differ, or the key was used.")
    @APIResponse(
            responseCode = "503",
            description = "No answer from the catalogue, and a price is not known: come back.")
    public Response place(
            @HeaderParam("Idempotency-Key") @Parameter(required = true) @Nullable String key,
            @NotNull @Valid NewPurchaseOrder body) {
        body.refuseRepeatedItems();
        return idempotency.once(key, body, () -> pricing.price(body.items()), prices -> placed(body, prices));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("purchase-orders:read")
    @Operation(summary = "Shows an order. A late answer is noted in its history without a new version.")
    @APIResponseSchema(
            value = PurchaseOrderView.class,
            responseDescription = "The order; its ETag is its version, and after late answers their number, too.")
    @APIResponse(responseCode = "304", description = "The order still has the ETag that If-None-Match names.")
    public Response find(@PathParam("id") UUID id, @HeaderParam(ReadToken.HEADER) @Nullable String seen) {
        var order = orders.find(ReadToken.parse(seen), new PurchaseOrderId(id))
                .orElseThrow(() -> Problems.notFound("purchase order", id));
        return conditional.get(Etag.of(order.version(), order.lateSignals()), () -> PurchaseOrderView.of(order));
    }

    @GET
    @RolesAllowed("purchase-orders:read")
    @Operation(summary = "Lists orders in the order of placing, all or those of one state.")
    public Page<PurchaseOrderView> list(
            @BeanParam PageQuery query,
            @QueryParam("state") @Schema(ref = "PurchaseOrderState") @Nullable String state,
            @HeaderParam(ReadToken.HEADER) @Nullable String seen) {
        var request = query.request();
        var ofState = state == null ? null : name(state);
        var rows = orders.list(ReadToken.parse(seen), request.afterId(), ofState, request.limit() + 1);
        return Page.of(rows, request, order -> order.id().value()).map(PurchaseOrderView::of);
    }

    private Answer placed(NewPurchaseOrder body, List<ItemPrice> prices) {
        var order = place.place(body.customer().customer(), body.lines(prices));
        return Answer.accepted("/purchase-orders/" + order.id(), PurchaseOrderView.of(order))
                .tagged(Etag.of(order.version()));
    }

    private static Name name(String state) {
        return Arrays.stream(Name.values())
                .filter(name -> name.name().equals(state))
                .findFirst()
                .orElseThrow(() ->
                        Problems.invalid(new FieldError("state", "must be one of " + Arrays.toString(Name.values()))));
    }
}
