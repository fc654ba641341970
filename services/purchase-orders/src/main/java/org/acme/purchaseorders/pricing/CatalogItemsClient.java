package org.acme.purchaseorders.pricing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.waystone.core.Money;
import dev.waystone.resilience.Guarded;
import dev.waystone.rest.ForwardCaller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The catalogue's HTTP API, as far as this service reads it, called on behalf of the caller at hand. Every failure is a
 * {@link RuntimeException}.
 */
@Path("/catalog-items")
@Consumes(MediaType.APPLICATION_JSON)
@Guarded("catalog-items")
@RegisterRestClient(configKey = "catalog-items")
@RegisterProvider(ForwardCaller.class)
interface CatalogItemsClient {

    /** The items of these ids (joined by commas, at most 100) that exist, in any order. */
    @GET
    @Path("/batch")
    Batch batch(@QueryParam("ids") String ids);

    /** The answer to a batch. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Batch(List<Item> items) {

        public Batch {
            items = List.copyOf(items);
        }
    }

    /** An item; {@code status} is ACTIVE or RETIRED. One that lacks a field is no answer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(UUID id, long version, Money price, String status) {

        public Item {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(price, "price");
            Objects.requireNonNull(status, "status");
        }

        boolean retired() {
            return "RETIRED".equals(status);
        }
    }
}
