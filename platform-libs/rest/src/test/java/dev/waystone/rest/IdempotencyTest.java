package dev.waystone.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.waystone.core.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class IdempotencyTest {

    private static final String BODY = "{\"name\":\"box\"}";

    private final String tenant = "idempotency-" + Ids.next();
    private final String key = Ids.next().toString();

    @Inject
    StoredAnswers stored;

    @Test
    void the_same_key_and_body_give_the_same_bytes_again() {
        Response first = send(tenant, key, BODY);
        first.then()
                .statusCode(202)
                .header("Idempotency-Replayed", nullValue())
                .header("Location", matchesPattern(".*/parcels/[0-9a-f-]{36}"));
        int prepared = ParcelResource.PREPARED.get();

        Response again = send(tenant, key, "{ \"lines\": null, \"name\" : \"box\" }");

        again.then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"));
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(ParcelResource.PREPARED.get())
                .as("a replay prepares nothing")
                .isEqualTo(prepared);
        assertThat(parcels(tenant)).isEqualTo(1);
    }

    @Test
    void refuses_a_key_reused_with_another_body() {
        send(tenant, key, BODY).then().statusCode(202);

        send(tenant, key, "{\"name\":\"crate\"}")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:waystone:problem:idempotency-key-reused"));
        assertThat(parcels(tenant)).isEqualTo(1);
    }

    @Test
    void refuses_a_missing_blank_or_overlong_key() {
        for (String bad : new String[] {null, " ", "x".repeat(256)}) {
            send(tenant, bad, BODY).then().statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
        }
        assertThat(parcels(tenant)).isZero();
    }

    @Test
    void keys_of_different_tenants_never_meet() {
        send(tenant, key, BODY).then().statusCode(202);

        send(tenant + "-other", key, "{\"name\":\"crate\"}")
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", nullValue());
        assertThat(parcels(tenant)).isEqualTo(1);
        assertThat(parcels(tenant + "-other")).isEqualTo(1);
    }

    @Test
    void fifty_at_once_make_one_change_and_each_answer_is_409_or_the_same_202() throws Exception {
        List<Response> answers = atOnce(50, () -> send(tenant, key, BODY));

        assertThat(answers).extracting(Response::statusCode).contains(202).isSubsetOf(202, 409);
        assertThat(bodies(answers)).hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .forEach(answer -> answer.then().header("Retry-After", "1").contentType("application/problem+json"));
        assertThat(parcels(tenant)).isEqualTo(1);

        List<Response> later = atOnce(50, () -> send(tenant, key, BODY));
        assertThat(later).extracting(Response::statusCode).containsOnly(202);
        assertThat(bodies(later)).isEqualTo(bodies(answers));
        assertThat(parcels(tenant)).isEqualTo(1);
    }

    @Test
    void a_rival_is_refused_while_another_instance_works_on_the_key() {
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(stored.lock(tenant, key)).isTrue();
            send(tenant, key, BODY).then().statusCode(409).header("Retry-After", "1");
        });

        send(tenant, key, BODY).then().statusCode(202);
    }

    @Test
    void the_sweep_deletes_old_answers_of_every_tenant_in_bounded_batches() {
        for (int i = 0; i < 3; i++) {
            send(tenant + i, key, BODY).then().statusCode(202);
        }

        assertThat(stored.sweep(Duration.ofHours(24), 1000)).as("none is old").isZero();
        assertThat(stored.sweep(Duration.ZERO, 2)).isEqualTo(2);
        while (stored.sweep(Duration.ZERO, 1000) > 0) {
            // rows of the other tests
        }
        send(tenant + 0, key, BODY).then().statusCode(202).header("Idempotency-Replayed", nullValue());
    }

    private static Set<String> bodies(List<Response> answers) {
        return answers.stream()
                .filter(answer -> answer.statusCode() == 202)
                .map(Response::asString)
                .collect(Collectors.toSet());
    }

    private static List<Response> atOnce(int count, Callable<Response> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<Response>> running = threads.invokeAll(
                    IntStream.range(0, count).mapToObj(i -> call).toList());
            List<Response> answers = new ArrayList<>();
            for (Future<Response> each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private static Response send(String tenant, String key, String body) {
        var request = given().auth()
                .oauth2(TestIssuer.token(tenant, "parcels:write"))
                .contentType("application/json")
                .body(body);
        return key == null
                ? request.post("/parcels")
                : request.header("Idempotency-Key", key).post("/parcels");
    }

    private static int parcels(String tenant) {
        return given().auth()
                .oauth2(TestIssuer.token(tenant, "parcels:write"))
                .get("/parcels/count")
                .then()
                .statusCode(200)
                .extract()
                .as(Integer.class);
    }
}
