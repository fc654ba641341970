package dev.waystone.cache;

import dev.waystone.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keeps_the_rules_of_the_house() {
        ArchitectureRules.library("dev.waystone.cache").check();
    }
}
