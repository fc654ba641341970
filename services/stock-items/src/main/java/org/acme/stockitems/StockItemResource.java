package org.acme.stockitems;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.waystone.core.Problems;
import dev.waystone.data.ReadToken;
import dev.waystone.rest.Conditional;
import dev.waystone.rest.Etag;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The stock over HTTP. A caller sees the items of its own tenant and nothing of any other. */
@Path("/stock-items/{catalogItemId}")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
class StockItemResource {

    private final StockItems items;
    private final CountStock stock;
    private final Conditional conditional;

    StockItemResource(StockItems items, CountStock stock, Conditional conditional) {
        this.items = items;
        this.stock = stock;
        this.conditional = conditional;
    }

    /** A count of an item. */
    record StockCount(
            @NotNull @Min(0) @Max(1_000_000_000) @Nullable Integer onHand) {}

    /** An item as it is shown; its id is the catalogue item's. */
    record StockItemView(UUID id, long version, int onHand, int reserved, int available) {

        static StockItemView of(StockItem item) {
            return new StockItemView(
                    item.catalogItemId(), item.version(), item.onHand(), item.reserved(), item.available());
        }
    }

    @PUT
    @RolesAllowed("stock-items:write")
    @Operation(summary = "Takes a count of an item, also of one never counted. The same count again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The item with this count; its version is the ETag.",
            content = @Content(schema = @Schema(implementation = StockItemView.class)))
    @APIResponse(responseCode = "409", description = "More pieces are reserved for orders than were counted.")
    @APIResponse(responseCode = "412", description = "The item no longer has the version that If-Match names.")
    public Response count(@PathParam("catalogItemId") UUID catalogItemId, @NotNull @Valid StockCount body) {
        var item = stock.count(catalogItemId, body.onHand(), conditional::check);
        return Response.ok(StockItemView.of(item)).tag(Etag.of(item.version())).build();
    }

    @GET
    @RolesAllowed("stock-items:read")
    @Operation(summary = "Shows what is on hand of an item, what of it is reserved for orders, and what is left.")
    @APIResponse(
            responseCode = "200",
            description = "The item; its version is the ETag.",
            content = @Content(schema = @Schema(implementation = StockItemView.class)))
    @APIResponse(responseCode = "304", description = "The item still has the version that If-None-Match names.")
    @APIResponse(responseCode = "404", description = "The item was never counted.")
    public Response find(
            @PathParam("catalogItemId") UUID catalogItemId, @HeaderParam(ReadToken.HEADER) @Nullable String seen) {
        var item = items.find(ReadToken.parse(seen), catalogItemId)
                .orElseThrow(() -> Problems.notFound("stock item", catalogItemId));
        return conditional.get(item.version(), () -> StockItemView.of(item));
    }
}
