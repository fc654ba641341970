package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columns_are_as_wide_as_their_widest_cell_and_numbers_stand_right() {
        Table table = new Table("PART", "MEMORY", "ADDRESS")
                .row("kafka", "158 MiB", "127.0.0.1:19092")
                .row("bank", "8 MiB", "here");

        assertThat(table.lines())
                .containsExactly("PART    MEMORY  ADDRESS", "kafka  158 MiB  127.0.0.1:19092", "bank     8 MiB  here");
    }

    @Test
    void a_dash_stands_for_a_missing_number() {
        assertThat(new Table("MS").row(12).row("-").lines()).containsExactly("MS", "12", " -");
    }

    @Test
    void a_row_of_another_length_is_refused() {
        assertThatThrownBy(() -> new Table("A", "B").row("a")).isInstanceOf(IllegalArgumentException.class);
    }
}
