package dev.waystone.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One of the twenty orders, as planned.
 *
 * @param fate how it should end
 * @param quantities how many of each item, by item number
 */
record DemoOrder(Fate fate, Map<Integer, Integer> quantities) {
    static final int COUNT = 20;

    private static final List<Integer> REFUSED = List.of(4, 9, 16);
    private static final List<Integer> DECLINED = List.of(2, 11, 18);
    private static final int TOO_MANY = 1000;

    enum Fate {
        CONFIRMED,
        STOCK_REFUSED,
        PAYMENT_DECLINED
    }

    /** All of them, the same each time. */
    static List<DemoOrder> all() {
        return IntStream.rangeClosed(1, COUNT).mapToObj(DemoOrder::number).toList();
    }

    /** The body that places it. */
    Map<String, Object> body(int number, Map<Integer, String> ids) {
        List<Map<String, Object>> lines = quantities.entrySet().stream()
                .map(line ->
                        Map.<String, Object>of("catalogItemId", ids.get(line.getKey()), "quantity", line.getValue()))
                .toList();
        Map<String, Object> customer = Map.of("name", "Demo customer " + number, "email", emailOf(number));
        return Map.of("customer", customer, "lines", lines);
    }

    /** Where the outcome of an order is mailed to. */
    static String emailOf(int number) {
        return "customer-" + number + "@example.org";
    }

    private static DemoOrder number(int number) {
        if (REFUSED.contains(number)) {
            return new DemoOrder(Fate.STOCK_REFUSED, Map.of(number * 11 + 1, 2, number * 11 + 2, TOO_MANY));
        }
        if (DECLINED.contains(number)) {
            return new DemoOrder(Fate.PAYMENT_DECLINED, Map.of(number * 50 + 13, 1));
        }
        Map<Integer, Integer> quantities = new TreeMap<>();
        for (int line = 0; line < 1 + number % 4; line++) {
            DemoItem item = new DemoItem(1 + (number * 37 + line * 111) % DemoItem.COUNT);
            quantities.put(item.isUnlucky() ? item.number() + 1 : item.number(), 1 + (number + line) % 3);
        }
        return new DemoOrder(Fate.CONFIRMED, quantities);
    }
}
