package dev.waystone.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

class RedactedSpanTest {

    private final Span span = SdkTracerProvider.builder()
            .build()
            .get("test")
            .spanBuilder("GET /items")
            .startSpan();

    @Test
    void only_attributes_that_are_known_to_be_harmless_leave() {
        span.setAttribute("http.route", "/items/{id}")
                .setAttribute("http.response.status_code", 200)
                .setAttribute("waystone.aggregate.id", "a")
                .setAttribute("http.request.header.authorization", "canary")
                .setAttribute("url.query", "token=canary")
                .setAttribute("user_agent.original", "canary")
                .setAttribute("my.own", "canary");

        SpanData shown = shown();

        assertThat(shown.getAttributes().asMap().keySet())
                .extracting(AttributeKey::getKey)
                .containsExactlyInAnyOrder("http.route", "http.response.status_code", "waystone.aggregate.id");
        assertThat(shown.toString()).doesNotContain("canary");
    }

    @Test
    void of_an_exception_the_class_leaves_and_not_what_it_says() {
        span.recordException(new IllegalStateException("canary"));
        span.setStatus(StatusCode.ERROR, "canary");

        SpanData shown = shown();

        assertThat(shown.getEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.getAttributes().asMap())
                        .containsOnly(java.util.Map.entry(
                                AttributeKey.stringKey("exception.type"), "java.lang.IllegalStateException")));
        assertThat(shown.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(shown.getStatus().getDescription()).isEmpty();
    }

    @Test
    void an_address_leaves_without_its_query_and_without_credentials() {
        span.setAttribute("url.full", "http://ada:canary@bank:8109/charges/7?key=canary");

        assertThat(shown().getAttributes().get(AttributeKey.stringKey("url.full")))
                .isEqualTo("http://***@bank:8109/charges/7");
    }

    private SpanData shown() {
        return new RedactedSpan(((ReadableSpan) span).toSpanData());
    }
}
