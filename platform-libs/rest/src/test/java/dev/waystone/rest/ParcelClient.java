package dev.waystone.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/parcels")
@RegisterRestClient(configKey = "parcels")
@RegisterProvider(ForwardCaller.class)
public interface ParcelClient {

    @GET
    @Path("/context")
    ParcelResource.Seen context();
}
