package dev.waystone.cli;

import dev.waystone.render.Descriptor;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code up --only} leaves out, though a service calls it. */
final class NotStarted {

    private NotStarted() {}

    /** A line for each service that calls some which are not started; what it does without them is its own affair. */
    static List<String> called(Collection<Descriptor> started) {
        Set<String> names = started.stream().map(Descriptor::name).collect(Collectors.toSet());
        return started.stream()
                .filter(service -> !names.containsAll(service.needs().services()))
                .map(service -> line(
                        service.name(),
                        service.needs().services().stream()
                                .filter(called -> !names.contains(called))
                                .toList()))
                .toList();
    }

    private static String line(String service, List<String> missing) {
        return "note: " + service + " calls " + String.join(" and ", missing) + ", not started here; --only " + service
                + "," + String.join(",", missing) + " starts " + (missing.size() == 1 ? "both" : "all");
    }
}
