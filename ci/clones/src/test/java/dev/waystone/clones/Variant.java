package dev.waystone.clones;

import dev.waystone.templates.Answers;
import dev.waystone.templates.Backstage;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Scaffolder;
import dev.waystone.templates.Template;
import dev.waystone.templates.TopicSkeleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A service to be made.
 *
 * @param noun its aggregate, another one for each, so that renaming is tried as well
 * @param without the features that it does not have
 * @param reads the topic that it hears in the place of the sample's
 * @param maker who makes it
 */
record Variant(Template template, Noun noun, SortedSet<String> without, Optional<Topic> reads, Maker maker) {

    /** Who makes services. */
    enum Maker {
        /** {@code ./waystone new}. */
        NEW,
        /** Backstage's scaffolder, of an exported template. */
        SCAFFOLDER
    }

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
            choices(template.manifest())
                    .forEach(feature -> add(variants, template, closed(template.manifest(), feature)));
        }
        return variants;
    }

    /** Every set of features that can be left out together. */
    static List<Variant> withEverySetOff(List<Template> templates) {
        List<Variant> variants = new ArrayList<>();
        for (Template template : templates) {
            List<String> features = choices(template.manifest());
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

    /** These and one more of the template, which reads another topic than its golden service. */
    static List<Variant> withReader(List<Variant> variants, Template template, Topic topic) {
        List<Variant> more = new ArrayList<>(variants);
        SortedSet<String> off =
                closed(template.manifest(), template.manifest().derived().orElseThrow());
        more.add(new Variant(template, noun(more), off, Optional.of(topic), Maker.NEW));
        return more;
    }

    /** These and one of each template, whole, that Backstage's scaffolder makes. */
    static List<Variant> withScaffolded(List<Variant> variants, List<Template> templates) {
        List<Variant> more = new ArrayList<>(variants);
        templates.forEach(template ->
                more.add(new Variant(template, noun(more), new TreeSet<>(), Optional.empty(), Maker.SCAFFOLDER)));
        return more;
    }

    private static void add(List<Variant> variants, Template template, SortedSet<String> off) {
        variants.add(new Variant(template, noun(variants), off, Optional.empty(), Maker.NEW));
    }

    private static Noun noun(List<Variant> variants) {
        Noun noun = Noun.parse(NOUNS.get(variants.size() % NOUNS.size()));
        boolean taken = variants.stream().anyMatch(variant -> variant.noun.equals(noun));
        return taken ? Noun.parse("Other " + noun.one().split(" ")[1]) : noun;
    }

    /** The features that are somebody's choice; the sample goes where another topic is read. */
    static List<String> choices(Manifest manifest) {
        return manifest.features().keySet().stream()
                .filter(feature -> !manifest.derived().equals(Optional.of(feature)))
                .toList();
    }

    static SortedSet<String> closed(Manifest manifest, String feature) {
        return new TreeSet<>(manifest.with(feature));
    }

    String archetype() {
        return template.manifest().name();
    }

    /** The service's name, and its folder's. */
    String service() {
        return noun.kebabMany();
    }

    /** What is left out or read instead, for people. */
    String difference() {
        if (maker == Maker.SCAFFOLDER) {
            return "by Backstage";
        }
        return reads.map(topic -> "reads " + topic.noun().kebabMany())
                .orElse(without.isEmpty() ? "-" : "without " + String.join(",", without));
    }

    /** Its files. */
    FileTree made() {
        Answers answers = answers();
        if (maker == Maker.SCAFFOLDER) {
            return Scaffolder.made(Backstage.of(template, FileTree.EMPTY), answers);
        }
        FileTree files = Generation.generate(template, answers);
        return reads.map(topic -> TopicSkeleton.on(files, template.manifest(), answers, topic.events()))
                .orElse(files);
    }

    Answers answers() {
        Map<String, String> values = new TreeMap<>(template.manifest().values());
        values.put("package", "org.acme." + noun.lowerMany());
        values.put("owner", "team-of-clones");
        values.put("onCall", "clones-on-call");
        values.put("port", "8191");
        return new Answers(
                noun,
                reads.map(Topic::noun).or(() -> template.manifest().nouns().consumed()),
                new TreeMap<>(),
                new TreeMap<>(values),
                without,
                maker == Maker.SCAFFOLDER ? Answers.Layout.STANDALONE : Answers.Layout.MONOREPO);
    }
}
