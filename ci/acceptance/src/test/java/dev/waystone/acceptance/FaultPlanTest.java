package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<String> PARTS = List.of("a", "b", "c");
    private static final Duration SPACING = Duration.ofSeconds(10);

    @Test
    void the_same_seed_gives_the_same_plan() {
        assertThat(FaultPlan.some(7, PARTS, 12, SPACING)).isEqualTo(FaultPlan.some(7, PARTS, 12, SPACING));
    }

    @Test
    void another_seed_gives_another_plan() {
        assertThat(FaultPlan.some(7, PARTS, 12, SPACING)).isNotEqualTo(FaultPlan.some(8, PARTS, 12, SPACING));
    }

    @Test
    void every_part_is_struck_in_every_way() {
        var plan = FaultPlan.every(1, PARTS, 2, SPACING);
        for (String part : PARTS) {
            for (FaultPlan.Kind kind : FaultPlan.Kind.values()) {
                assertThat(plan.strikes())
                        .filteredOn(strike -> strike.part().equals(part) && strike.kind() == kind)
                        .hasSize(2);
            }
        }
    }
}
