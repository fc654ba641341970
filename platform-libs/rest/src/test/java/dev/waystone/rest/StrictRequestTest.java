package dev.waystone.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class StrictRequestTest {

    private static final String ID = "018f2b6e-7c00-7000-8000-000000000001";
    private static final String LINE = "{\"itemId\":\"" + ID + "\",\"quantity\":1}";

    @Test
    void a_request_that_is_right_is_read() {
        check("{\"name\":\"box\",\"lines\":[" + LINE + "],\"price\":{\"amount\":\"1.50\",\"currency\":\"EUR\"},"
                        + "\"size\":\"LARGE\",\"due\":\"2026-01-31T12:00:00Z\"}")
                .statusCode(200)
                .body("price.amount", equalTo("1.50"))
                .body("due", equalTo("2026-01-31T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"b","lines":[{"quantty":1}]}                       | lines[0].quantty  | is not known; did you mean "quantity"?
            {"name":"b","colour":"red"}                                | colour            | is not known; accepted are due, lines, name, price, size
            {"name":"b","lines":[{"quantity":1.5}]}                    | lines[0].quantity | must be a whole number
            {"name":"b","lines":[{"quantity":"1"}]}                    | lines[0].quantity | must be a whole number
            {"name":"b","lines":[{"quantity":null}]}                   | lines[0].quantity | must be given
            {"name":"b","lines":[{"quantity":99999999999}]}            | lines[0].quantity | must be a whole number that is not too large or too small
            {"name":"b","lines":[{"itemId":"x"}]}                      | lines[0].itemId   | must be a UUID
            {"name":"b","lines":[{"itemId":"1-1-1-1-1"}]}              | lines[0].itemId   | must be a UUID
            {"name":"b","lines":[{"itemId":"AAAAAAAAAAAAAAAAAAAAAA=="}]} | lines[0].itemId | must be a UUID
            {"name":"b","lines":[{"itemId":""}]}                       | lines[0].itemId   | must be a UUID
            {"name":"b","lines":[{"itemId":7}]}                        | lines[0].itemId   | must be a UUID
            {"name":"b","lines":[{"quantity":1e400}]}                  | lines[0].quantity | must be a whole number
            {"name":"b","lines":[{"quantity":1e0}]}                    | lines[0].quantity | must be a whole number
            {"name":"b","price":{"amount":"1e400","currency":"EUR"}}   | price             | amount is too large; at most 15 digits before the point are allowed
            {"name":"b","price":{"amount":"1e-999999999","currency":"EUR"}} | price        | amount has 999999999 decimals; EUR allows at most 2
            {"name":"b","price":{"amount":"1e99999999999","currency":"EUR"}} | price       | amount is not a number; a number such as "12.50" is accepted
            {"name":"b","price":{"amount":"NaN","currency":"EUR"}}     | price             | amount is not a number; a number such as "12.50" is accepted
            {"name":"b","price":{"amount":"1","currency":"XXX"}}       | price             | currency XXX has no amounts; a currency such as EUR is accepted
            {"name":"b","price":{"amount":"1","currency":"EUR","x":1}} | price.x           | is not known; accepted are amount, currency
            {"name":"b","lines":[{"quantity":1,"quantity":2}]}         | lines[0].quantity | must not be given twice
            {"name":"b","lines":{}}                                    | lines             | must be a list
            {"name":"b","lines":[1]}                                   | lines[0]          | must be an object
            {"name":7}                                                 | name              | must be a text
            {"name":{}}                                                | name              | must be a text
            {"name":"b","size":"HUGE"}                                 | size              | must be one of SMALL, LARGE
            {"name":"b","size":1}                                      | size              | must be one of SMALL, LARGE
            {"name":"b","size":""}                                     | size              | must be one of SMALL, LARGE
            {"name":"b","due":"tomorrow"}                              | due               | must be an instant such as "2026-01-31T12:00:00Z"
            {"name":"b","due":""}                                      | due               | must be an instant such as "2026-01-31T12:00:00Z"
            {"name":"b","price":{"amount":"1.505","currency":"EUR"}}   | price             | amount has 3 decimals; EUR allows at most 2
            {"name":"b","price":{"amount":1.5,"currency":"EUR"}}       | price.amount      | must be a text
            {"name":"b","price":{"amount":"1","currency":"XXX1"}}      | price             | currency is unknown; an ISO 4217 code such as EUR is accepted
            """)
    void names_the_field_and_what_is_accepted(String body, String field, String message) {
        check(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:waystone:problem:invalid-request"))
                .body("errors[0].field", equalTo(field))
                .body("errors[0].message", equalTo(message));
    }

    @Test
    void a_missing_number_is_refused_and_not_taken_for_zero() {
        check("{\"name\":\"b\",\"lines\":[{\"itemId\":\"" + ID + "\"}]}")
                .statusCode(400)
                .body("errors[0].field", equalTo("lines[0].quantity"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"b","lines":[{"quantity":}]} | It is not JSON in lines[0].quantity, at line 1, column 34.
            {"name":"b"                          | It is not JSON
            {"name":"b"} {}                      | There is something behind the end
            []                                   | The body must be an object.
            "text"                               | The body must be an object.
            null                                 | A JSON body is required.
            """)
    void what_is_wrong_as_a_whole_is_said_in_words(String body, String detail) {
        check(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail))
                .body("errors", nullValue());
    }

    @Test
    void a_missing_body_is_refused() {
        check("").statusCode(400).body("detail", equalTo("A JSON body is required."));
    }

    @Test
    void nesting_and_texts_are_bounded() {
        check("{\"name\":" + "[".repeat(100) + "]".repeat(100) + "}").statusCode(400);
        check("{\"name\":\"" + "x".repeat(100_000) + "\"}")
                .statusCode(400)
                .body("detail", containsString("too long a text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b226e616d65223aff7d",
                "0000007bffffffff",
                "7b000000",
                "feff007b00",
                "efbbbf",
                "00",
                "c0c0",
                "7b"
            })
    void bytes_that_are_no_text_are_refused(String hex) {
        given().auth()
                .oauth2(TestIssuer.token("strict", "parcels:write"))
                .contentType("application/json")
                .body(HexFormat.of().parseHex(hex))
                .post("/parcels/check")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:waystone:problem:malformed-body"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "018f2b6e7c0070008000000000000001", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void an_id_in_an_address_has_one_form(String id) {
        given().auth()
                .oauth2(TestIssuer.token("strict", "parcels:write"))
                .get("/parcels/{id}", id)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestIssuer.token("strict", "parcels:write"))
                .get("/parcels/{id}", ID.toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse check(String body) {
        return given().auth()
                .oauth2(TestIssuer.token("strict", "parcels:write"))
                .contentType("application/json")
                .body(body)
                .post("/parcels/check")
                .then();
    }
}
