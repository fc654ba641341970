package dev.waystone.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.demo.DemoOrder.Fate;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoOrderTest {
    @Test
    void twenty_orders_meet_every_fate() {
        assertThat(DemoOrder.all()).hasSize(20);
        assertThat(count(Fate.STOCK_REFUSED)).isEqualTo(3);
        assertThat(count(Fate.PAYMENT_DECLINED)).isEqualTo(3);
    }

    @Test
    void only_the_declined_have_a_total_that_the_bank_declines() {
        for (DemoOrder order : DemoOrder.all()) {
            assertThat(total(order).toString().endsWith(".13")).isEqualTo(order.fate() == Fate.PAYMENT_DECLINED);
        }
    }

    @Test
    void only_the_refused_ask_for_more_than_there_is() {
        for (DemoOrder order : DemoOrder.all()) {
            boolean tooMany = order.quantities().values().stream().anyMatch(quantity -> quantity > DemoItem.ON_HAND);
            assertThat(tooMany).isEqualTo(order.fate() == Fate.STOCK_REFUSED);
        }
    }

    @Test
    void the_catalogue_has_a_thousand_different_things() {
        List<DemoItem> items =
                IntStream.rangeClosed(1, DemoItem.COUNT).mapToObj(DemoItem::new).toList();

        assertThat(items).extracting(DemoItem::name).doesNotHaveDuplicates();
        assertThat(items.getFirst().sku()).isEqualTo("DEMO-0001");
        assertThat(items.getLast().sku()).isEqualTo("DEMO-1000");
    }

    private static long count(Fate fate) {
        return DemoOrder.all().stream().filter(order -> order.fate() == fate).count();
    }

    private static BigDecimal total(DemoOrder order) {
        return order.quantities().entrySet().stream()
                .map(line ->
                        new BigDecimal(new DemoItem(line.getKey()).price()).multiply(new BigDecimal(line.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
