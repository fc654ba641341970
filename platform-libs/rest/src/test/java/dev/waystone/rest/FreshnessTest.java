package dev.waystone.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    @Test
    void says_so_in_seconds_and_to_the_callers_own_cache_alone() {
        var freshness = new Freshness(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));

        assertThat(freshness.header()).isEqualTo("private, max-age=5, stale-while-revalidate=30, stale-if-error=300");
    }
}
