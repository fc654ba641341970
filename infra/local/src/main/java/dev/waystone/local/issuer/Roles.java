package dev.waystone.local.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** The roles that tokens may carry: those of the platform's own services, and of each service that was made later. */
public final class Roles {
    /** Of the platform's own services, in a stable order. */
    public static final List<String> ALL = List.of(
            "catalog-items:read",
            "catalog-items:write",
            "purchase-orders:read",
            "purchase-orders:write",
            "stock-items:read",
            "stock-items:write",
            "card-payments:read",
            "operator");

    private static final String FILE = "services.txt";

    private Roles() {}

    /** The platform's own roles, and {@code <service>:read} and {@code :write} of each of these. */
    public static List<String> with(Collection<String> services) {
        SequencedSet<String> roles = new LinkedHashSet<>(ALL);
        services.forEach(service -> roles.addAll(List.of(service + ":read", service + ":write")));
        return List.copyOf(roles);
    }

    /**
     * Lets the issuer that works in this folder know of a service. For one thread at a time.
     *
     * @param state the issuer's folder
     */
    public static void note(Path state, String service) throws IOException {
        SequencedSet<String> services = new LinkedHashSet<>(noted(state));
        if (services.add(service)) {
            Files.createDirectories(state);
            Path draft = state.resolve(FILE + ".new");
            Files.write(draft, services);
            Files.move(draft, state.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What the issuer that works in this folder may sign. */
    static List<String> in(Path state) throws IOException {
        return with(noted(state));
    }

    private static List<String> noted(Path state) throws IOException {
        Path file = state.resolve(FILE);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
