package dev.waystone.clones;

import dev.waystone.templates.Answers;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A service to be made.
 *
 * @param noun its aggregate, another one for each, so that renaming is tried as well
 * @param without the features that it does not have
 */
record Variant(Template template, Noun noun, SortedSet<String> without) {

    private static final List<String> NOUNS = List.of(
            "Loyalty Account",
            "Order Address",
            "Audit Entry",
            "Shipping Label",
            "Gift Card",
            "Price Index",
            "Access Key",
            "User Story");

    /** Everything on, then each feature left out in turn, with those that cannot be without it. */
    static List<Variant> withEachFeatureOff(List<Template> templates) {
        List<Variant> variants = new ArrayList<>();
        for (Template template : templates) {
            add(variants, template, new TreeSet<>());
            template.manifest()
                    .features()
                    .keySet()
                    .forEach(feature -> add(variants, template, closed(template.manifest(), feature)));
        }
        return variants;
    }

    /** Every set of features that can be left out together. */
    static List<Variant> withEverySetOff(List<Template> templates) {
        List<Variant> variants = new ArrayList<>();
        for (Template template : templates) {
            List<String> features = List.copyOf(template.manifest().features().keySet());
            SortedSet<SortedSet<String>> sets =
                    new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
            for (int bits = 0; bits < 1 << features.size(); bits++) {
                SortedSet<String> off = new TreeSet<>();
                for (int i = 0; i < features.size(); i++) {
                    if ((bits >> i & 1) == 1) {
                        off.addAll(closed(template.manifest(), features.get(i)));
                    }
                }
                sets.add(off);
            }
            sets.forEach(off -> add(variants, template, off));
        }
        return variants;
    }

    private static void add(List<Variant> variants, Template template, SortedSet<String> off) {
        Noun noun = Noun.parse(NOUNS.get(variants.size() % NOUNS.size()));
        boolean taken = variants.stream().anyMatch(variant -> variant.noun.equals(noun));
        variants.add(
                new Variant(template, taken ? Noun.parse("Other " + noun.one().split(" ")[1]) : noun, off));
    }

    private static SortedSet<String> closed(Manifest manifest, String feature) {
        SortedSet<String> off = new TreeSet<>(List.of(feature));
        manifest.features().forEach((name, other) -> {
            if (other.needs().contains(feature)) {
                off.addAll(closed(manifest, name));
            }
        });
        return off;
    }

    String archetype() {
        return template.manifest().name();
    }

    /** The service's name, and its folder's. */
    String service() {
        return noun.kebabMany();
    }

    /** Its files. */
    FileTree made() {
        Map<String, String> values = new TreeMap<>(template.manifest().values());
        values.put("package", "org.acme." + noun.lowerMany());
        values.put("owner", "team-of-clones");
        values.put("onCall", "clones-on-call");
        values.put("port", "8191");
        return Generation.generate(
                template,
                new Answers(
                        noun,
                        template.manifest().nouns().consumed(),
                        new TreeMap<>(),
                        new TreeMap<>(values),
                        without,
                        Answers.Layout.MONOREPO));
    }
}
