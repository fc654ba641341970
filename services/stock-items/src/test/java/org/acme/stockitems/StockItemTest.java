package org.acme.stockitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waystone.core.FieldError;
import dev.waystone.core.ProblemException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StockItemTest {

    private static final UUID SCREW = new UUID(7, 2);

    @Test
    void promises_only_what_is_not_reserved() {
        assertThat(new StockItem(SCREW, 4, 10, 3).available()).isEqualTo(7);
    }

    @Test
    void takes_a_count_down_to_what_is_reserved() {
        assertThat(new StockItem(SCREW, 4, 10, 3).counted(3)).isEqualTo(new StockItem(SCREW, 5, 3, 3));
    }

    @Test
    void stays_as_it_is_when_the_count_says_nothing_new() {
        var item = new StockItem(SCREW, 4, 10, 3);

        assertThat(item.counted(10)).isSameAs(item);
    }

    @Test
    void refuses_a_count_below_what_is_reserved() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new StockItem(SCREW, 4, 10, 3).counted(2))
                .satisfies(thrown -> {
                    assertThat(thrown.problem().status()).isEqualTo(409);
                    assertThat(thrown.problem().errors())
                            .extracting(FieldError::field)
                            .containsExactly("onHand");
                });
    }
}
