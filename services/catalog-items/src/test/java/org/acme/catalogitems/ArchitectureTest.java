package org.acme.catalogitems;

import dev.waystone.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keeps_the_rules_of_the_house() {
        ArchitectureRules.service("org.acme.catalogitems").check();
    }
}
