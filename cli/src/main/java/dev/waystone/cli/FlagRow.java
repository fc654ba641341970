package dev.waystone.cli;

import dev.waystone.render.Descriptor.Flag;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about a flag.
 *
 * @param service the service that declares it
 * @param on whether it is turned on
 * @param usedIn each place that asks for it, below the service's folder; null if the service is not built
 */
record FlagRow(
        String service, Flag declared, boolean on, @Nullable List<String> usedIn) {
    private static final int SOON_DAYS = 30;

    String flag() {
        return declared.name();
    }

    String word() {
        return on ? "on" : "off";
    }

    /** A cell for each column. */
    Object[] forPeople(LocalDate today) {
        return new Object[] {flag(), word(), kind(), declared.owner(), expires(today), places()};
    }

    Map<String, Object> forPrograms() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("flag", flag());
        row.put("on", on);
        row.put("kind", kind());
        row.put("owner", declared.owner());
        row.put("expires", declared.expires().toString());
        row.put("default", declared.byDefault());
        row.put("service", service);
        row.put("usedIn", usedIn);
        return row;
    }

    private String kind() {
        return declared.kind().name().toLowerCase(Locale.ROOT);
    }

    private String expires(LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, declared.expires());
        String soon = days < 0 ? " (over)" : days <= SOON_DAYS ? " (in " + days + " d)" : "";
        return declared.expires() + soon;
    }

    private String places() {
        return usedIn == null
                ? service + " (not built)"
                : service + " "
                        + usedIn.stream()
                                .map(place -> place.substring(place.lastIndexOf('/') + 1))
                                .collect(Collectors.joining(", "));
    }
}
