package org.acme.catalogitems;

import dev.waystone.core.Money;
import dev.waystone.core.Page;
import dev.waystone.data.ReadToken;
import dev.waystone.rest.Conditional;
import dev.waystone.rest.Etag;
import dev.waystone.rest.Freshness;
import dev.waystone.rest.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The catalog items over HTTP. */
@Path("/catalog-items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CatalogItemResource {

    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String IDS = ID + "(," + ID + "){0,99}";

    /** Shown again for 5 s without asking, then while asking; for 5 min if we do not answer. */
    private static final Freshness SHORTLY =
            new Freshness(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));

    private final CatalogItems catalogItems;
    private final CreateCatalogItem create;
    private final PriceCatalogItem price;
    private final RetireCatalogItem retire;
    private final Conditional conditional;

    CatalogItemResource(
            CatalogItems catalogItems,
            CreateCatalogItem create,
            PriceCatalogItem price,
            RetireCatalogItem retire,
            Conditional conditional) {
        this.catalogItems = catalogItems;
        this.create = create;
        this.price = price;
        this.retire = retire;
        this.conditional = conditional;
    }

    @POST
    @RolesAllowed("catalog-items:write")
    @Operation(summary = "Adds a catalog item.")
    @APIResponseSchema(
            value = ShownCatalogItem.class,
            responseCode = "201",
            responseDescription = "The catalog item; its version is the ETag.")
    @APIResponse(responseCode = "409", description = "Another catalog item has this SKU; the problem names it.")
    public Response create(@Valid @NotNull NewCatalogItem body) {
        CatalogItem catalogItem = create.create(body.catalogItem());
        return Response.created(URI.create("/catalog-items/" + catalogItem.id()))
                .tag(Etag.of(catalogItem.version()))
                .entity(ShownCatalogItem.of(catalogItem))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("catalog-items:read")
    @Operation(summary = "Shows a catalog item, also a retired one.")
    @APIResponseSchema(
            value = ShownCatalogItem.class,
            responseDescription = "The catalog item; its version is the ETag.")
    @APIResponse(responseCode = "304", description = "The catalog item still has the version that If-None-Match names.")
    public Response get(@PathParam("id") UUID id, @HeaderParam(ReadToken.HEADER) @Nullable String seen) {
        CatalogItem catalogItem = catalogItems.get(new CatalogItemId(id), ReadToken.parse(seen));
        return conditional.get(catalogItem.version(), SHORTLY, () -> ShownCatalogItem.of(catalogItem));
    }

    @GET
    @Path("/batch")
    @RolesAllowed("catalog-items:read")
    @Operation(summary = "Shows those of up to 100 catalog items that exist; ids are joined by commas.")
    public RestResponse<ShownCatalogItems> batch(
            @QueryParam("ids") @NotNull @Pattern(regexp = IDS, message = "must be from 1 to 100 ids, joined by commas")
                    String ids,
            @HeaderParam(ReadToken.HEADER) @Nullable String seen) {
        Set<UUID> wanted = Arrays.stream(ids.split(",")).map(UUID::fromString).collect(Collectors.toSet());
        return SHORTLY.on(new ShownCatalogItems(catalogItems.allOf(wanted, ReadToken.parse(seen)).stream()
                .map(ShownCatalogItem::of)
                .toList()));
    }

    @GET
    @RolesAllowed("catalog-items:read")
    @Operation(summary = "Lists all catalog items in the order of their creation, also retired ones.")
    public RestResponse<Page<ShownCatalogItem>> list(
            @BeanParam PageQuery query, @HeaderParam(ReadToken.HEADER) @Nullable String seen) {
        return SHORTLY.on(
                catalogItems.page(query.request(), ReadToken.parse(seen)).map(ShownCatalogItem::of));
    }

    @PUT
    @Path("/{id}/price")
    @RolesAllowed("catalog-items:write")
    @Operation(summary = "Changes what a catalog item costs. The same price again changes nothing.")
    @APIResponseSchema(
            value = ShownCatalogItem.class,
            responseDescription = "The catalog item; its version is the ETag.")
    @APIResponse(responseCode = "409", description = "The catalog item is retired.")
    @APIResponse(responseCode = "412", description = "The catalog item no longer has the version that If-Match names.")
    public Response price(@PathParam("id") UUID id, @Valid @NotNull NewPrice body) {
        CatalogItem catalogItem = price.price(new CatalogItemId(id), body.price(), conditional::check);
        return Response.ok(ShownCatalogItem.of(catalogItem))
                .tag(Etag.of(catalogItem.version()))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("catalog-items:write")
    @Operation(summary = "Retires a catalog item: it is shown, but never ordered again. A second time changes nothing.")
    @APIResponse(responseCode = "204", description = "The catalog item is retired.")
    @APIResponse(responseCode = "412", description = "The catalog item no longer has the version that If-Match names.")
    public void retire(@PathParam("id") UUID id) {
        retire.retire(new CatalogItemId(id), conditional::check);
    }

    /** What can be told of a catalog item. */
    record ShownCatalogItem(
            UUID id, long version, String sku, String name, String description, Money price, CatalogItemStatus status) {

        static ShownCatalogItem of(CatalogItem catalogItem) {
            return new ShownCatalogItem(
                    catalogItem.id().value(),
                    catalogItem.version(),
                    catalogItem.sku(),
                    catalogItem.name(),
                    catalogItem.description(),
                    catalogItem.price(),
                    catalogItem.status());
        }
    }

    /** The catalog items of a batch that exist, in order of their ids. */
    record ShownCatalogItems(List<ShownCatalogItem> items) {}

    /** A new catalog item; its texts have no control characters, apart from line breaks and tabs in the description. */
    record NewCatalogItem(
            @NotNull @Pattern(regexp = SKU, message = "must have 1 to 40 characters of A-Z a-z 0-9 . _ -")
            String sku,

            @NotBlank @Size(max = 120) @Pattern(regexp = LINE, message = "must not have control characters")
            String name,

            @Size(max = 2000) @Pattern(regexp = TEXT, message = "must not have control characters") @Nullable
            String description,

            @NotNull @CatalogItemPrice Money price) {

        private static final String SKU = "[A-Za-z0-9._-]{1,40}";
        private static final String LINE = "[^\\x00-\\x1f\\x7f\\ud800-\\udfff]*";
        private static final String TEXT = "[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ud800-\\udfff]*";

        CatalogItem catalogItem() {
            return CatalogItem.create(sku, name, description == null ? "" : description, price);
        }
    }

    /** A new price. */
    record NewPrice(@NotNull @CatalogItemPrice Money price) {}
}
