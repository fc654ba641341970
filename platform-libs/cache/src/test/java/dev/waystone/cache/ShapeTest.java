package dev.waystone.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {

    record Lamp(String name, List<Bulb> bulbs, Maker maker) {}

    record Bulb(int watts) {}

    record Maker(String name) {}

    record OtherLamp(String name, List<Bulb> bulbs, OtherMaker maker) {}

    record OtherMaker(String name, String country) {}

    @Test
    void is_short_and_always_the_same() {
        assertThat(Shape.of(Lamp.class, "10m"))
                .isEqualTo(Shape.of(Lamp.class, "10m"))
                .matches("[0-9a-f]{8}");
    }

    @Test
    void changes_with_what_is_in_a_value_and_with_the_rules() {
        assertThat(Shape.of(Lamp.class, "10m"))
                .isNotEqualTo(Shape.of(OtherLamp.class, "10m"))
                .isNotEqualTo(Shape.of(Lamp.class, "5m"));
    }
}
