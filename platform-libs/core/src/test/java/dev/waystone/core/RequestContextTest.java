package dev.waystone.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestContextTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void a_tenant_or_actor_without_a_name_is_refused(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestContext.of(blank, "ada"))
                .withMessageStartingWith("tenant must have");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestContext.of("demo", blank))
                .withMessageStartingWith("actor must have");
    }

    @Test
    void a_name_beyond_255_characters_is_refused() {
        assertThat(RequestContext.of("t".repeat(255), "ada").tenant()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> RequestContext.of("t".repeat(256), "ada"));
    }

    @Test
    void work_is_late_from_its_deadline_on_and_never_without_one() {
        RequestContext limited = new RequestContext("demo", "ada", null, NOON);

        assertThat(limited.isLate(NOON.minusNanos(1))).isFalse();
        assertThat(limited.isLate(NOON)).isTrue();
        assertThat(RequestContext.of("demo", "ada").isLate(Instant.MAX)).isFalse();
    }
}
