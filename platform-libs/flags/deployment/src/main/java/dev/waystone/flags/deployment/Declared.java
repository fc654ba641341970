package dev.waystone.flags.deployment;

import dev.waystone.render.Descriptor.Flag;
import dev.waystone.render.Descriptors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A flag of a descriptor.
 *
 * @param flag what is said of it
 * @param name where its name stands
 * @param expiry where its last day stands
 */
record Declared(Flag flag, Place name, Place expiry) {

    /** Those of a descriptor, in its order. */
    static List<Declared> in(Path descriptor, String shownAs) {
        List<Declared> declared = new ArrayList<>();
        List<Flag> flags = Descriptors.read(descriptor).flags();
        for (int i = 0; i < flags.size(); i++) {
            String pointer = "/flags/" + i;
            declared.add(new Declared(
                    flags.get(i),
                    new Place(shownAs, Descriptors.line(descriptor, pointer + "/name")),
                    new Place(shownAs, Descriptors.line(descriptor, pointer + "/expires"))));
        }
        return declared;
    }

    /** By name, whether each is on as long as nobody said anything. */
    static Map<String, Boolean> defaults(List<Declared> declared) {
        Map<String, Boolean> defaults = new TreeMap<>();
        declared.forEach(one -> defaults.put(one.flag().name(), one.flag().byDefault()));
        return defaults;
    }
}
