package org.acme.purchaseorders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeCatalog.class)
class RepeatedOrderTest {

    private final Api api = Api.ofNewTenant();
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void catalog_answers() {
        Catalog.is("OK");
    }

    @Test
    void gives_the_first_answer_again_byte_for_byte() {
        var body = Api.bodyOf(Catalog.item("1.00"));
        var first = api.post(key, body);
        Catalog.is("ERROR");
        var again = api.post(key, body);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void refuses_a_key_reused_with_another_body() {
        api.post(key, Api.bodyOf(Catalog.item("1.00"))).then().statusCode(202);
        api.post(key, Api.bodyOf(Catalog.item("1.00"))).then().statusCode(422);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void refuses_an_order_without_a_key() {
        var body = Api.bodyOf(Catalog.item("1.00"));
        for (var missing : new String[] {null, "", " ", "k".repeat(256)}) {
            api.post(missing, body).then().statusCode(400).body("errors.field", hasItem("Idempotency-Key"));
        }
        assertThat(orders()).isZero();
    }

    @Test
    void keeps_a_key_free_for_the_corrected_order_after_a_refusal() {
        var id = Catalog.item("1.00", "EUR", "RETIRED");
        api.post(key, Api.bodyOf(id)).then().statusCode(422);
        Catalog.set(id, 2, "1.00", "EUR", "ACTIVE");
        api.post(key, Api.bodyOf(id)).then().statusCode(202);
    }

    @Test
    void places_one_order_of_fifty_requests_at_once() throws Exception {
        var body = Api.bodyOf(Catalog.item("1.00"));
        List<Callable<Response>> posts = IntStream.range(0, 50)
                .<Callable<Response>>mapToObj(i -> () -> api.post(key, body))
                .toList();
        api.token(Api.READ, Api.WRITE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> post : threads.invokeAll(posts)) {
                assertThat(post.get().statusCode()).isIn(202, 409);
                if (post.get().statusCode() == 409) {
                    assertThat(post.get().header("Retry-After")).isEqualTo("1");
                }
            }
            for (Future<Response> post : threads.invokeAll(posts)) {
                post.get()
                        .then()
                        .statusCode(202)
                        .header("Location", equalTo(api.post(key, body).header("Location")));
            }
        }
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void keys_of_two_tenants_never_meet() {
        var body = Api.bodyOf(Catalog.item("1.00"));
        var mine = api.post(key, body).then().statusCode(202).extract().<String>path("id");
        var theirs = Api.ofNewTenant()
                .post(key, body)
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        assertThat(theirs).isNotEqualTo(mine);
    }

    private int orders() {
        return api.request()
                .get("/purchase-orders")
                .then()
                .extract()
                .jsonPath()
                .getList("items")
                .size();
    }
}
