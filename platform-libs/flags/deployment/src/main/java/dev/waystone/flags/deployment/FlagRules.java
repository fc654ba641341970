package dev.waystone.flags.deployment;

import static java.util.stream.Collectors.toCollection;

import dev.waystone.core.Nearest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a build refuses: each line says where, what is wrong, and what would be accepted. */
final class FlagRules {

    private FlagRules() {}

    /** @param today the day of the build; a flag still counts on the day it expires */
    static List<String> broken(List<Declared> declared, FlagUses uses, LocalDate today) {
        List<String> broken = new ArrayList<>();
        uses.nameless()
                .forEach(place -> broken.add(place + ": Flag.named without a literal; allowed: a name in quotes"));
        Set<String> names = declared.stream().map(one -> one.flag().name()).collect(toCollection(TreeSet::new));
        uses.named().forEach((flag, places) -> {
            if (!names.contains(flag)) {
                places.forEach(place -> broken.add(place + ": " + undeclared(flag, names)));
            }
        });
        for (Declared one : declared) {
            if (!uses.asked().containsKey(one.flag().name())) {
                broken.add(one.name() + ": " + unused(one, uses));
            }
            if (today.isAfter(one.flag().expires())) {
                broken.add(one.expiry() + ": " + expired(one));
            }
        }
        return broken;
    }

    private static String undeclared(String flag, Set<String> names) {
        return "flag " + flag + " is not declared; "
                + Nearest.to(flag, names)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElse("allowed: what flags: in service.yaml names"
                                + (names.isEmpty() ? ", which is nothing" : ", which is " + String.join(", ", names)));
    }

    private static String unused(Declared one, FlagUses uses) {
        String flag = one.flag().name();
        return "flag " + flag + " is declared and never used"
                + (uses.named().containsKey(flag)
                        ? ": nothing reads the constant at "
                                + uses.named().get(flag).getFirst()
                        : "")
                + "; take it out, or ask for it: Flag.named(\"" + flag + "\")";
    }

    private static String expired(Declared one) {
        return "flag " + one.flag().name() + " expired on " + one.flag().expires() + "; team "
                + one.flag().owner() + " takes it out, with the code for one of its positions, or gives it a new day";
    }
}
