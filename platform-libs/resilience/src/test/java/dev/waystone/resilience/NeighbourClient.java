package dev.waystone.resilience;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A neighbour at an address that the test gives, once under each policy of the tests. */
@Path("/")
@Guarded("once")
@RegisterRestClient(configKey = "neighbour")
interface NeighbourClient {

    @GET
    String once(@Url String url);

    @GET
    @Guarded("retried")
    String retried(@Url String url);

    @GET
    @Guarded("broken")
    String broken(@Url String url);

    @GET
    @Guarded("crowded")
    String crowded(@Url String url);

    @GET
    @Guarded("slow")
    String slow(@Url String url);

    @GET
    @Guarded("helped")
    String helped(@Url String url);

    @GET
    @Guarded("many")
    String many(@Url String url);

    @GET
    @Guarded("counted")
    String counted(@Url String url);
}
