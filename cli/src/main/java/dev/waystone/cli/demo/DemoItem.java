package dev.waystone.cli.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of the thousand things for sale. What it is follows from its number alone, so each run means the same things.
 *
 * @param number 1 to 1000
 */
record DemoItem(int number) {
    static final int COUNT = 1000;

    /** What is on hand at first; more than any order but a refused one asks for. */
    static final int ON_HAND = 500;

    private static final int UNLUCKY = 13;
    private static final int EVERY = 50;
    private static final List<String> KINDS = List.of(
            "desk lamp",
            "notebook",
            "kettle",
            "field bag",
            "bread knife",
            "wall clock",
            "footstool",
            "teapot",
            "garden fork",
            "picture frame",
            "rain coat",
            "key ring",
            "bookend",
            "hand drum",
            "salt mill",
            "work apron",
            "candle",
            "door mat",
            "serving tray",
            "pencil case",
            "bird house",
            "tool box",
            "water jug",
            "wool blanket",
            "chess set");
    private static final List<String> MAKES = List.of(
            "walnut",
            "copper",
            "linen",
            "slate",
            "oak",
            "enamel",
            "leather",
            "glass",
            "ash",
            "brass",
            "wool",
            "clay",
            "steel",
            "cork",
            "bamboo",
            "felt",
            "cherry",
            "iron",
            "cotton",
            "stone",
            "maple",
            "tin",
            "silk",
            "willow",
            "pine",
            "pewter",
            "jute",
            "marble",
            "beech",
            "bronze",
            "hemp",
            "porcelain",
            "birch",
            "zinc",
            "canvas",
            "granite",
            "elm",
            "silver",
            "rattan",
            "paper");

    String sku() {
        return String.format(Locale.ROOT, "DEMO-%04d", number);
    }

    String name() {
        String make = MAKES.get((number - 1) / KINDS.size());
        return Character.toUpperCase(make.charAt(0)) + make.substring(1) + " " + KINDS.get((number - 1) % KINDS.size());
    }

    /** Whether its price ends in .13, which the bank declines. */
    boolean isUnlucky() {
        return number % EVERY == UNLUCKY;
    }

    String price() {
        int whole = 5 + number * 7 % 90;
        return whole + (isUnlucky() ? ".13" : List.of(".00", ".50", ".90").get(number % 3));
    }

    /** The body that creates it. */
    Map<String, Object> body() {
        return Map.of(
                "sku", sku(),
                "name", name(),
                "description", "Number " + number + " of the demonstration's catalogue.",
                "price", Map.of("amount", price(), "currency", "EUR"));
    }
}
