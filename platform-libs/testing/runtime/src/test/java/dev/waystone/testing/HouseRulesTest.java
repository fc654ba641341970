package dev.waystone.testing;

import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keeps_the_rules_of_the_house_itself() {
        ArchitectureRules.library("dev.waystone.testing")
                .except("Eventually.pause", "it waits for what cannot call back")
                .check();
    }
}
