package dev.waystone.security.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

class UnprotectedEndpointsTest {

    @Test
    void names_each_method_without_a_policy() throws IOException {
        assertThat(UnprotectedEndpoints.in(Index.of(Half.class, Purge.class)))
                .containsExactly("Half.open", "Half.purge");
    }

    @Test
    void a_policy_on_the_class_counts_for_its_methods() throws IOException {
        assertThat(UnprotectedEndpoints.in(Index.of(Whole.class))).isEmpty();
    }

    @Test
    void a_policy_on_an_interface_does_not_count_for_what_implements_it() throws IOException {
        assertThat(UnprotectedEndpoints.in(Index.of(Contract.class, Bare.class, Covered.class)))
                .containsExactly("Bare.get");
    }

    @Test
    void an_inherited_method_is_named_where_it_stands() throws IOException {
        assertThat(UnprotectedEndpoints.in(Index.of(Base.class, Derived.class))).containsExactly("Base.get");
    }

    @Test
    void a_client_is_no_endpoint() throws IOException {
        assertThat(UnprotectedEndpoints.in(Index.of(Client.class, Fake.class, Unused.class)))
                .isEmpty();
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @HttpMethod("PURGE")
    @interface Purge {}

    @Path("/half")
    static class Half {
        @GET
        public void open() {}

        @Purge
        public void purge() {}

        @POST
        @RolesAllowed("half:write")
        public void write() {}

        @DELETE
        @DenyAll
        public void delete() {}

        public void helper() {}
    }

    @Path("/whole")
    @Authenticated
    static class Whole {
        @GET
        public void get() {}

        @POST
        @PermitAll
        public void post() {}
    }

    @Path("/contract")
    interface Contract {
        @GET
        @RolesAllowed("contract:read")
        void get();
    }

    static class Bare implements Contract {
        @Override
        public void get() {}
    }

    static class Covered implements Contract {
        @Override
        @RolesAllowed("contract:read")
        public void get() {}
    }

    abstract static class Base {
        @GET
        public void get() {}
    }

    @Path("/derived")
    static class Derived extends Base {}

    @RegisterRestClient
    interface Client {
        @GET
        void get();
    }

    static class Fake implements Client {
        @Override
        public void get() {}
    }

    interface Unused {
        @GET
        void get();
    }
}
