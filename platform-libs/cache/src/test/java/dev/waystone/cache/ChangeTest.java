package dev.waystone.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTest {

    @ParameterizedTest
    @ValueSource(strings = {"demo", "a b:c", "line\nbreak", "ünïcode"})
    void is_told_and_understood_whatever_the_tenant_is_called(String tenant) {
        Change change = new Change("prices", new Key(tenant, UUID.randomUUID()), 7);

        assertThat(Change.of(change.text())).contains(change);
    }

    @Test
    void what_another_release_says_in_another_way_is_not_understood() {
        assertThat(Change.of("forget")).isEmpty();
        assertThat(Change.of("prices\nno-id\n7\ndemo")).isEmpty();
        assertThat(Change.of("prices\n" + UUID.randomUUID() + "\nseven\ndemo")).isEmpty();
    }
}
