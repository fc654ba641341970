package org.acme.purchaseorders.pricing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.waystone.core.Money;
import dev.waystone.core.ProblemException;
import dev.waystone.rest.ForwardCaller;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.faulttolerance.api.RetryWhen;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue's HTTP API, as far as this service reads it, called on behalf of the caller at hand. A call
 * takes a second at most, or two of them if the first failed at once; a catalogue that keeps failing is left alone for two
 * seconds at a time. Every failure is a {@link RuntimeException}.
 */
@Path("/catalog-items")
@Consumes(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "catalog-items")
@RegisterProvider(ForwardCaller.class)
interface CatalogItemsClient {

    /** The items of these ids (joined by commas, at most 100) that exist, in any order. */
    @GET
    @Path("/batch")
    @Timeout(1_000)
    @Retry(maxRetries = 1, delay = 50, jitter = 50)
    @RetryWhen(exception = RetryBudget.class)
    @CircuitBreaker(
            delay = 2_000,
            skipOn = {CallRefused.class, ProblemException.class})
    @Bulkhead(64)
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

    /** The catalogue works, but does not answer this caller: says nothing about its health. */
    final class CallRefused extends RuntimeException {

        CallRefused(int status) {
            super("the catalogue refused the call with status " + status);
        }
    }

    @ClientExceptionMapper
    static @Nullable RuntimeException refused(Response response) {
        int status = response.getStatus();
        return status >= 400 && status < 500 && status != 408 && status != 429 ? new CallRefused(status) : null;
    }
}
