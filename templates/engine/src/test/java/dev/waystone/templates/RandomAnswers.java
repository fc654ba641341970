package dev.waystone.templates;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers that somebody might give, from a seed; no port or team is a word of the texts, so that there is a way back. */
final class RandomAnswers {
    private static final List<String> FIRST =
            List.of("Loyalty", "Order", "Invoice", "Umbrella", "Union", "Hour", "Gift", "Extraordinarily", "Ad", "B2b");
    private static final List<String> SECOND =
            List.of("Account", "Entry", "Box", "Address", "Note", "Key", "Interest", "Representation", "Op");

    private final Random random;

    RandomAnswers(long seed) {
        this.random = new Random(seed);
    }

    Answers of(Manifest manifest) {
        Noun own = noun();
        Optional<Noun> consumed = manifest.nouns().consumed().map(golden -> other(own));
        TreeMap<String, String> values = new TreeMap<>();
        values.put("package", (random.nextBoolean() ? "org.acme." : "com.example.shop.") + own.lowerMany());
        values.put("owner", pick(List.of("harbour", "team-x", "orders")));
        values.put("onCall", values.get("owner") + "-on-call");
        values.put("port", String.valueOf(8106 + random.nextInt(400)));
        return new Answers(own, consumed, new TreeMap<>(), values, without(manifest), Answers.Layout.MONOREPO);
    }

    private Noun other(Noun own) {
        Noun noun = noun();
        while (noun.one().equals(own.one())) {
            noun = noun();
        }
        return noun;
    }

    private Noun noun() {
        return Noun.parse(pick(FIRST) + " " + pick(SECOND));
    }

    private TreeSet<String> without(Manifest manifest) {
        TreeSet<String> without = new TreeSet<>();
        for (String feature : manifest.features().keySet()) {
            if (random.nextInt(3) == 0) {
                without.add(feature);
            }
        }
        manifest.features().forEach((name, feature) -> {
            if (feature.needs().stream().anyMatch(without::contains)) {
                without.add(name);
            }
        });
        return without;
    }

    private String pick(List<String> options) {
        return options.get(random.nextInt(options.size()));
    }
}
