package dev.waystone.rest.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.waystone.rest.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.Socket;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class FaultsOffTest {

    @Inject
    FaultPort faults;

    @Inject
    ActiveFaults active;

    @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080")
    int httpPort;

    @Test
    void is_off_by_default() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(FaultsConfig.class)
                .build()
                .getConfigMapping(FaultsConfig.class);
        assertThat(config.enabled()).isFalse();
        assertThat(config.port()).isEmpty();
    }

    @Test
    void nothing_listens() {
        assertThat(faults.port()).isZero();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket("127.0.0.1", httpPort + 1_000).close());
        given().get("/faults").then().statusCode(404);
    }

    @Test
    void no_request_is_touched_and_no_check_is_there() {
        active.become(new Faults(0, 1, true, List.of()));
        try {
            given().get("/parcels/open").then().statusCode(200);
            given().get("/q/health/ready").then().statusCode(200).body("checks.name", not(hasItem("faults")));
        } finally {
            active.become(Faults.NONE);
        }
    }
}
