package dev.waystone.flags.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which flags code names and where it asks for them. A constant counts as used where it is read; a flag that is made on the
 * spot is used there.
 *
 * @param named by flag, each place that makes it
 * @param asked by flag, each place that asks for it
 * @param nameless places that make a flag of something else than a literal
 */
record FlagUses(Map<String, List<Place>> named, Map<String, List<Place>> asked, List<Place> nameless) {

    /** Puts together what was found in each class; constants are known by {@code class.field}. */
    static FlagUses of(List<FlagScan> scans) {
        Map<String, String> constants = new TreeMap<>();
        scans.forEach(scan -> constants.putAll(scan.constants()));
        FlagUses uses = new FlagUses(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        for (FlagScan scan : scans) {
            scan.named().forEach((flag, places) -> add(uses.named, flag, places));
            scan.made().forEach((flag, places) -> add(uses.asked, flag, places));
            scan.read().forEach((field, places) -> {
                if (constants.containsKey(field)) {
                    add(uses.asked, constants.get(field), places);
                }
            });
            uses.nameless.addAll(scan.nameless());
        }
        return uses;
    }

    private static void add(Map<String, List<Place>> places, String flag, List<Place> more) {
        places.computeIfAbsent(flag, any -> new ArrayList<>()).addAll(more);
    }
}
