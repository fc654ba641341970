package org.acme.purchaseorders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.waystone.core.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(FakeCatalog.class)
class PlaceOrderTest {

    private static final String CUSTOMER = "{\"name\":\"Customer One\",\"email\":\"one@example.org\"}";
    private static final String LINE = "{\"catalogItemId\":\"0198c2f0-0000-7000-8000-000000000001\",\"quantity\":1}";

    private final Api api = Api.ofNewTenant();

    @BeforeEach
    void catalog_answers() {
        Catalog.is("OK");
    }

    @Test
    void accepts_an_order_and_says_where_it_is() {
        var dear = Catalog.item("12.50");
        var cheap = Catalog.item("0.99");
        var lines = "{\"catalogItemId\":\"%s\",\"quantity\":3},{\"catalogItemId\":\"%s\",\"quantity\":1}";
        var answer = api.post(Api.body(CUSTOMER, lines.formatted(dear, cheap)))
                .then()
                .statusCode(202);
        var order = answer.extract().jsonPath();
        var id = order.getString("id");

        answer.header("Location", equalTo("/purchase-orders/" + id)).header("ETag", equalTo("\"1\""));
        assertThat(order.getLong("version")).isEqualTo(1);
        assertThat(order.getString("state")).isEqualTo("PLACED");
        assertThat(order.getString("reason")).isNull();
        assertThat(order.getString("total.amount")).isEqualTo("38.49");
        assertThat(order.getString("total.currency")).isEqualTo("EUR");
        assertThat(order.getList("lines.lineTotal.amount")).containsExactly("37.50", "0.99");
        assertThat(order.getList("lines.priceSource")).containsOnly("CATALOG");
        assertThat(order.getList("history.cause")).containsExactly("ORDER_PLACED");
        assertThat(api.get(UUID.fromString(id)).then().extract().jsonPath().<Object>get("$"))
                .isEqualTo(order.get("$"));
    }

    @Test
    void forwards_the_callers_token_to_the_catalogue() {
        api.placed(Catalog.item("1.00"));
        assertThat(Catalog.lastToken()).isEqualTo("Bearer " + api.token(Api.READ, Api.WRITE));
    }

    @Test
    void takes_the_largest_order_there_is() {
        var lines = IntStream.range(0, 50)
                .mapToObj(i -> "{\"catalogItemId\":\"%s\",\"quantity\":1000}".formatted(Catalog.item("1000000.00")))
                .toList();
        api.post(Api.body(CUSTOMER, String.join(",", lines)))
                .then()
                .statusCode(202)
                .body("total.amount", equalTo("50000000000.00"));
    }

    static Stream<Arguments> refused() {
        var longName = "{\"name\":\"%s\",\"email\":\"one@example.org\"}".formatted("n".repeat(121));
        var longEmail = "{\"name\":\"n\",\"email\":\"%s@%s.org\"}".formatted("e".repeat(60), "d.".repeat(100) + "x");
        var many = String.join(
                ",",
                IntStream.range(0, 51)
                        .mapToObj(i -> LINE.replace("000000000001", "0000000001%02d".formatted(i)))
                        .toList());
        return Stream.of(
                arguments("customer", "{\"lines\":[" + LINE + "]}"),
                arguments("customer.name", Api.body("{\"email\":\"one@example.org\"}", LINE)),
                arguments("customer.name", Api.body("{\"name\":\" \",\"email\":\"one@example.org\"}", LINE)),
                arguments("customer.name", Api.body(longName, LINE)),
                arguments("customer.name", Api.body("{\"name\":\"a\\u0000b\",\"email\":\"one@example.org\"}", LINE)),
                arguments("customer.name", Api.body("{\"name\":\"a\\ud800b\",\"email\":\"one@example.org\"}", LINE)),
                arguments("customer.email", Api.body("{\"name\":\"n\"}", LINE)),
                arguments("customer.email", Api.body("{\"name\":\"n\",\"email\":\"none\"}", LINE)),
                arguments("customer.email", Api.body(longEmail, LINE)),
                arguments("lines", "{\"customer\":" + CUSTOMER + "}"),
                arguments("lines", Api.body(CUSTOMER, "")),
                arguments("lines", Api.body(CUSTOMER, many)),
                arguments("lines[1]", Api.body(CUSTOMER, LINE + ",null")),
                arguments("lines[1].catalogItemId", Api.body(CUSTOMER, LINE + "," + LINE)),
                arguments("lines[0].catalogItemId", Api.body(CUSTOMER, "{\"quantity\":1}")),
                arguments("lines[0].catalogItemId", Api.body(CUSTOMER, LINE.replace("0198c2f0-", "x"))),
                arguments("lines[0].quantity", Api.body(CUSTOMER, LINE.replace(":1}", ":0}"))),
                arguments("lines[0].quantity", Api.body(CUSTOMER, LINE.replace(":1}", ":-1}"))),
                arguments("lines[0].quantity", Api.body(CUSTOMER, LINE.replace(":1}", ":1001}"))),
                arguments("lines[0].quantity", Api.body(CUSTOMER, LINE.replace(":1}", ":1.5}"))),
                arguments("lines[0].quantity", Api.body(CUSTOMER, LINE.replace(":1}", ":99999999999}"))),
                arguments("lines[0].price", Api.body(CUSTOMER, LINE.replace(":1}", ":1,\"price\":\"0.01\"}"))),
                arguments("total", "{\"total\":1," + Api.body(CUSTOMER, LINE).substring(1)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void refuses_what_is_out_of_bounds_and_names_the_field(String field, String body) {
        api.post(body)
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("errors.field", hasItem(field));
    }

    @Test
    void refuses_what_is_no_json() {
        api.post("{\"customer\":").then().statusCode(400).contentType(startsWith("application/problem+json"));
        api.post("").then().statusCode(400).contentType(startsWith("application/problem+json"));
    }

    @Test
    void needs_a_token_and_the_right_role() {
        var item = Catalog.item("1.00");
        var body = Api.bodyOf(item);
        var id = api.placed(item);
        var reader = api.token(Api.READ);
        var writer = api.token(Api.WRITE);
        api.request().auth().none().body(body).post("/purchase-orders").then().statusCode(401);
        api.request()
                .auth()
                .oauth2(reader)
                .header("Idempotency-Key", "k")
                .body(body)
                .post("/purchase-orders")
                .then()
                .statusCode(403);
        api.request().auth().oauth2(writer).get("/purchase-orders/" + id).then().statusCode(403);
        api.request().auth().oauth2(writer).get("/purchase-orders").then().statusCode(403);
        api.request().auth().oauth2(reader).get("/purchase-orders/" + id).then().statusCode(200);
    }

    @Test
    void answers_304_while_the_version_is_the_callers() {
        var id = api.placed(Catalog.item("1.00"));
        api.request()
                .header("If-None-Match", "\"1\"")
                .get("/purchase-orders/" + id)
                .then()
                .statusCode(304)
                .header("ETag", equalTo("\"1\""));
        api.request()
                .header("If-None-Match", "\"2\"")
                .get("/purchase-orders/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void knows_no_order_that_was_not_placed() {
        api.get(Ids.next()).then().statusCode(404).contentType(startsWith("application/problem+json"));
        api.request().get("/purchase-orders/none").then().statusCode(404);
    }
}
