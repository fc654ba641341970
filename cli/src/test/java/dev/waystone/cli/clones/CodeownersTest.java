package dev.waystone.cli.clones;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeownersTest {
    @Test
    void a_service_stands_below_the_others_in_the_organisation_and_column_of_the_last() {
        String text = """
                *                        @acme/platform
                /services/catalog-items/ @acme/catalogue
                /services/orders/        @acme/orders

                /docs/ @acme/writers
                """;

        assertThat(Codeowners.with(text, "gift-cards", "gift")).isEqualTo("""
                *                        @acme/platform
                /services/catalog-items/ @acme/catalogue
                /services/orders/        @acme/orders
                /services/gift-cards/    @acme/gift

                /docs/ @acme/writers
                """);
    }

    @Test
    void each_line_keeps_its_end_and_the_new_one_has_the_same() {
        String text = "# ours\r\n/services/orders/ @acme/orders\r\n\r\n/docs/ @acme/writers\r\n";

        assertThat(Codeowners.with(text, "gift-cards", "gift"))
                .isEqualTo("# ours\r\n/services/orders/ @acme/orders\r\n/services/gift-cards/ @acme/gift\r\n"
                        + "\r\n/docs/ @acme/writers\r\n");
    }

    @Test
    void a_file_whose_last_line_is_open_gets_a_line_of_its_own() {
        assertThat(Codeowners.with("/services/orders/ @acme/orders", "gift-cards", "gift"))
                .isEqualTo("/services/orders/ @acme/orders\n/services/gift-cards/ @acme/gift\n");
    }

    @Test
    void several_owners_and_remarks_are_read() {
        String text = """
                /services/orders/     @jane @acme/orders   # until autumn
                /services/basket/     basket@acme.example
                /docs/                @other/writers
                """;

        assertThat(Codeowners.with(text, "gift-cards", "gift")).isEqualTo("""
                /services/orders/     @jane @acme/orders   # until autumn
                /services/basket/     basket@acme.example
                /services/gift-cards/ @acme/gift
                /docs/                @other/writers
                """);
    }

    @Test
    void the_column_is_that_of_the_last_service_however_many_there_are() {
        String text = """
                /services/a/      @acme/a
                /services/bb/     @acme/b
                /services/ccc/    @acme/c
                """;

        assertThat(Codeowners.with(text, "dd", "d")).endsWith("@acme/c\n/services/dd/     @acme/d\n");
    }

    @Test
    void without_any_service_it_is_the_last_line_and_without_an_organisation() {
        assertThat(Codeowners.with("* @jane\n", "gift-cards", "gift"))
                .isEqualTo("* @jane\n/services/gift-cards/ @gift\n");
        assertThat(Codeowners.with("", "gift-cards", "gift")).isEqualTo("/services/gift-cards/ @gift\n");
    }
}
