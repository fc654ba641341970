package dev.waystone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListedMetricsTest {

    private static final String TEXT = """
            # heading
            b_total counter
            # tag::cache[]
            d_total counter a
            # end::cache[]
            f_total counter
            """;

    @Test
    void comments_list_nothing() {
        assertThat(new ListedMetrics(TEXT).byName()).containsOnlyKeys("b_total", "d_total", "f_total");
    }

    @Test
    void what_is_rewritten_keeps_its_comments_and_the_order_by_name() {
        assertThat(listing(
                        "a_total counter", "b_total counter", "d_total counter a b", "e_total gauge", "g_total gauge"))
                .isEqualTo("""
                        # heading
                        a_total counter
                        b_total counter
                        # tag::cache[]
                        d_total counter a b
                        # end::cache[]
                        e_total gauge
                        g_total gauge
                        """);
    }

    @Test
    void what_is_the_same_stays_as_it_is() {
        assertThat(listing("b_total counter", "d_total counter a", "f_total counter"))
                .isEqualTo(TEXT);
    }

    private static String listing(String... lines) {
        List<MetricFamily> metrics = Stream.of(lines).map(MetricFamily::ofLine).toList();
        return new ListedMetrics(TEXT).listing(metrics);
    }
}
