package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<String> PARTS = List.of("a", "b", "c");
    private static final Duration TIME = Duration.ofMinutes(3);

    @Test
    void the_same_seed_gives_the_same_plan() {
        assertThat(FaultPlan.within(TIME, 7, PARTS, 12)).isEqualTo(FaultPlan.within(TIME, 7, PARTS, 12));
    }

    @Test
    void another_seed_gives_another_plan() {
        assertThat(FaultPlan.within(TIME, 7, PARTS, 12)).isNotEqualTo(FaultPlan.within(TIME, 8, PARTS, 12));
    }

    @Test
    void strikes_are_spread_over_the_whole_time() {
        var moment = Duration.ZERO;
        var strikes = FaultPlan.within(TIME, 7, PARTS, 12).strikes();
        for (int i = 0; i < strikes.size(); i++) {
            moment = moment.plus(strikes.get(i).after());
            assertThat(moment).isBetween(Duration.ofSeconds(15L * i), Duration.ofSeconds(15L * (i + 1)));
        }
        assertThat(strikes).hasSize(12);
    }

    @Test
    void every_part_is_struck_in_every_way() {
        var plan = FaultPlan.every(1, PARTS, 2, Duration.ofSeconds(10));
        for (String part : PARTS) {
            for (FaultPlan.Kind kind : FaultPlan.Kind.values()) {
                assertThat(plan.strikes())
                        .filteredOn(strike -> strike.part().equals(part) && strike.kind() == kind)
                        .hasSize(2);
            }
        }
    }
}
