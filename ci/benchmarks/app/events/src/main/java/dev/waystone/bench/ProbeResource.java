package dev.waystone.bench;

import static java.util.stream.Collectors.joining;

import dev.waystone.core.Ids;
import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Sends events and tells of those that came. */
@Path("/probes")
@RunOnVirtualThread
class ProbeResource {

    private static final RequestContext BENCH = RequestContext.of("bench", "bench");

    private final SendProbe send;
    private final ProbeConsumer consumer;
    private final Tenants tenants;

    ProbeResource(SendProbe send, ProbeConsumer consumer, Tenants tenants) {
        this.send = send;
        this.consumer = consumer;
        this.tenants = tenants;
    }

    /** The id and when it was committed. */
    @POST
    public String send() {
        UUID id = Ids.next();
        tenants.as(BENCH, () -> send.send(id));
        return id + "," + Clock.micros();
    }

    /** A line for each event that this instance has handled: its id, when it was handled, when that was committed. */
    @GET
    public String seen() {
        return consumer.seen().stream()
                .map(seen -> seen.id() + "," + seen.handled() + "," + seen.committed())
                .collect(joining("\n"));
    }
}
