package dev.waystone.bench;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** For everyone, on a table whose tenants are kept apart, with the tenant set as one would without the layer. */
@Path("/by-hand")
@PermitAll
@RunOnVirtualThread
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
class ByHandResource {

    private final Rows rows;

    ByHandResource(Rows rows) {
        this.rows = rows;
    }

    @GET
    @Path("nothing")
    public Row nothing() {
        return new Row(1, 1);
    }

    @GET
    @Path("rows/{id}")
    public Row read(@PathParam("id") int id) {
        return rows.readByHand("tenant_row", id);
    }

    @PUT
    @Path("rows")
    public Row write(Row row) {
        return rows.writeByHand("tenant_row", row);
    }
}
