package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTablesTest {

    @Test
    void a_table_that_was_aligned_stays_so() {
        String source = "x\n| name          | n |\n|---------------|---|\n| catalog-items | 1 |\ny\n";
        assertThat(MarkdownTables.aligned(source, source.replace("catalog-items", "boxes")))
                .isEqualTo("x\n| name  | n |\n|-------|---|\n| boxes | 1 |\ny\n");
    }

    @Test
    void a_table_that_was_not_aligned_is_left_alone() {
        String source = "| name | n |\n|---|---|\n| catalog-items | 1 |\n";
        assertThat(MarkdownTables.aligned(source, source.replace("catalog-items", "boxes")))
                .isEqualTo("| name | n |\n|---|---|\n| boxes | 1 |\n");
    }
}
