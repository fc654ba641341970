package dev.waystone.render;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say about a descriptor that it accepts. */
final class Sense {

    private Sense() {}

    /** Problems by the JSON pointer of what is wrong. */
    static Map<String, String> of(JsonNode document) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (document.at("/scaling/min").asInt() > document.at("/scaling/max").asInt()) {
            problems.put("/scaling/min", "scaling.min is above scaling.max; allowed: up to max");
        }
        flags(document, problems);
        return problems;
    }

    private static void flags(JsonNode document, Map<String, String> problems) {
        String prefix = document.path("name").asString() + ".";
        Set<String> names = new HashSet<>();
        for (int i = 0; i < document.path("flags").size(); i++) {
            JsonNode flag = document.path("flags").get(i);
            String name = flag.path("name").asString();
            if (!name.startsWith(prefix)) {
                problems.put(
                        "/flags/" + i + "/name",
                        "flag " + name + " is another service's; allowed: names that begin with " + prefix);
            } else if (!names.add(name)) {
                problems.put("/flags/" + i + "/name", "flag " + name + " is declared twice; allowed: once");
            }
            String expires = flag.path("expires").asString();
            if (!isDate(expires)) {
                problems.put(
                        "/flags/" + i + "/expires",
                        "there is no day " + expires + "; allowed: a date, such as 2027-06-30");
            }
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).isAfter(LocalDate.EPOCH);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
