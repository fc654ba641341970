package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandaloneOwnersTest {
    @Test
    void all_of_it_belongs_to_its_team_in_the_organisation_of_the_platform() {
        TreeFile platforms = TreeFile.of("* @acme/platform\n\n/services/stock-items/   @acme/warehouse\n");

        assertThat(StandaloneOwners.of(platforms, "parking").text()).isEqualTo("* @acme/parking\n");
    }

    @Test
    void without_an_organisation_there_is_none() {
        assertThat(StandaloneOwners.of(TreeFile.of("/services/stock-items/ @warehouse\n"), "parking")
                        .text())
                .isEqualTo("* @parking\n");
        assertThat(StandaloneOwners.of(TreeFile.of(""), "parking").text()).isEqualTo("* @parking\n");
    }
}
