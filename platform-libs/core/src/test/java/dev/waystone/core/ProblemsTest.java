package dev.waystone.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    private static final FieldError SKU = new FieldError("sku", "is taken");

    static Stream<Arguments> every_problem() {
        return Stream.of(
                Arguments.of(Problems.notFound("catalog item", 7), 404, "not-found", "Not found"),
                Arguments.of(Problems.invalid(SKU), 400, "invalid-request", "Invalid request"),
                Arguments.of(Problems.invalid(List.of(SKU)), 400, "invalid-request", "Invalid request"),
                Arguments.of(Problems.conflict("sku-taken", "No.", SKU), 409, "sku-taken", "Sku taken"),
                Arguments.of(Problems.busy("at-work", "No.", Duration.ofSeconds(1)), 409, "at-work", "At work"),
                Arguments.of(Problems.preconditionFailed("No."), 412, "precondition-failed", "Precondition failed"),
                Arguments.of(Problems.unprocessable("key-reused", "No."), 422, "key-reused", "Key reused"),
                Arguments.of(Problems.unavailable("no-prices", "No.", Duration.ZERO), 503, "no-prices", "No prices"),
                Arguments.of(Problems.deadlineExceeded(), 504, "deadline-exceeded", "Deadline exceeded"));
    }

    @ParameterizedTest
    @MethodSource("every_problem")
    void a_problem_has_its_status_type_and_title(ProblemException thrown, int status, String slug, String title) {
        assertThat(thrown.problem().status()).isEqualTo(status);
        assertThat(thrown.problem().type()).isEqualTo(URI.create("urn:waystone:problem:" + slug));
        assertThat(thrown.problem().title()).isEqualTo(title);
    }

    @Test
    void what_may_be_repeated_says_when_in_whole_seconds_and_never_at_once() {
        assertThat(Problems.busy("a", "b", Duration.ofMillis(1)).headers()).containsEntry("Retry-After", "1");
        assertThat(Problems.busy("a", "b", Duration.ofMillis(1001)).headers()).containsEntry("Retry-After", "2");
        assertThat(Problems.unavailable("a", "b", Duration.ZERO).headers()).containsEntry("Retry-After", "1");
        assertThat(Problems.conflict("a", "b").headers()).isEmpty();
    }

    @Test
    void the_message_says_what_a_log_needs() {
        assertThat(Problems.conflict("sku-taken", "The SKU is taken.", SKU))
                .hasMessage("409 The SKU is taken. [FieldError[field=sku, message=is taken]]");
        assertThat(new ProblemException(Problem.of(404, "not-found", "Not found", null)))
                .hasMessage("404 Not found");
    }

    @Test
    void an_answer_has_no_stack_trace() {
        assertThat(Problems.deadlineExceeded().getStackTrace()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 399, 600})
    void what_is_no_error_is_no_problem(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(status, "a", "b", null))
                .withMessageContaining("400 to 599");
    }
}
