package dev.waystone.security.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnprotectedEndpointFailsTheBuildTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(ForgottenResource.class))
            .assertException(failure -> assertThat(failure)
                    .hasStackTraceContaining(DeploymentException.class.getName())
                    .hasStackTraceContaining("ForgottenResource.forgotten")
                    .hasStackTraceContaining("@RolesAllowed")
                    .satisfies(refusal -> assertThat(String.valueOf(refusal.getMessage()))
                            .doesNotContain("ForgottenResource.known")));

    @Test
    void does_not_get_this_far() {
        Assertions.fail("the application was built in spite of an endpoint without a policy");
    }

    @Path("/forgotten")
    public static class ForgottenResource {

        @GET
        @Path("/known")
        @PermitAll
        public String known() {
            return "known";
        }

        @GET
        public String forgotten() {
            return "forgotten";
        }
    }
}
