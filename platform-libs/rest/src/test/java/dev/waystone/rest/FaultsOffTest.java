package dev.waystone.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.waystone.faults.FaultPort;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.Socket;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class FaultsOffTest {

    @Inject
    FaultPort faults;

    @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080")
    int httpPort;

    @Test
    void nothing_listens() {
        assertThat(faults.port()).isZero();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket("127.0.0.1", httpPort + 1_000).close());
        given().get("/faults").then().statusCode(404);
    }

    @Test
    void no_check_is_there() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", not(hasItem("faults")));
    }
}
