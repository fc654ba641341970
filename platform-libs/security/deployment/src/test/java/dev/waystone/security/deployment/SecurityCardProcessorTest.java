package dev.waystone.security.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.Map;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

class SecurityCardProcessorTest {

    @Test
    void every_endpoint_has_a_row_with_its_path_and_who_may_call_it() throws IOException {
        assertThat(SecurityCardProcessor.rows(Index.of(Notes.class)))
                .extracting(row -> row.get("verb") + " " + row.get("path") + ": " + row.get("allowed"))
                .containsExactly(
                        "DELETE /notes: nobody",
                        "GET /notes: role notes:read",
                        "POST /notes: role notes:write or notes:admin",
                        "GET /notes/{id}: anybody, even without a token",
                        "PUT /notes/{id}: anybody with a token");
    }

    @Test
    void path_and_verb_may_stand_on_an_interface_but_the_policy_is_that_of_what_answers() throws IOException {
        assertThat(SecurityCardProcessor.rows(Index.of(Contract.class, Answering.class)))
                .containsExactly(Map.of(
                        "verb",
                        "GET",
                        "path",
                        "/contract",
                        "allowed",
                        "role contract:read",
                        "method",
                        "Answering.get"));
    }

    @Path("/notes")
    @RolesAllowed("notes:read")
    static class Notes {
        @GET
        public void all() {}

        @POST
        @RolesAllowed({"notes:write", "notes:admin"})
        public void add() {}

        @GET
        @Path("{id}")
        @PermitAll
        public void one() {}

        @PUT
        @Path("/{id}/")
        @Authenticated
        public void change() {}

        @DELETE
        @DenyAll
        public void clear() {}
    }

    @Path("/contract")
    interface Contract {
        @GET
        void get();
    }

    static class Answering implements Contract {
        @Override
        @RolesAllowed("contract:read")
        public void get() {}
    }
}
