package dev.waystone.bench;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** For the bearer of a token, on a table whose tenants are kept apart. */
@Path("/secured")
@RolesAllowed("catalog-items:read")
@RunOnVirtualThread
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
class SecuredResource {

    private final Rows rows;

    SecuredResource(Rows rows) {
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
        return rows.read("tenant_row", id);
    }

    @PUT
    @Path("rows")
    public Row write(Row row) {
        return rows.write("tenant_row", row);
    }
}
