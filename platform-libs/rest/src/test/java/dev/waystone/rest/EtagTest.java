package dev.waystone.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EtagTest {

    @Test
    void is_the_version() {
        assertThat(Etag.of(7).getValue()).isEqualTo("7");
        assertThat(Etag.of(7).isWeak()).isFalse();
    }

    @Test
    void counts_notes_that_come_without_a_version() {
        assertThat(Etag.of(7, 0)).isEqualTo(Etag.of(7));
        assertThat(Etag.of(7, 1).getValue()).isEqualTo("7.1");
        assertThat(Etag.of(7, 1)).isNotEqualTo(Etag.of(7, 2)).isNotEqualTo(Etag.of(71));
    }
}
