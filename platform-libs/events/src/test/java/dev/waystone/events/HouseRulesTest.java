package dev.waystone.events;

import dev.waystone.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void the_rules_of_the_house_hold() {
        ArchitectureRules.library("dev.waystone.events").check();
    }
}
