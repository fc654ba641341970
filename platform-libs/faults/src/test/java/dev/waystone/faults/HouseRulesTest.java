package dev.waystone.faults;

import dev.waystone.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keeps_the_rules_of_a_library() {
        ArchitectureRules.library("dev.waystone.faults").check();
    }
}
