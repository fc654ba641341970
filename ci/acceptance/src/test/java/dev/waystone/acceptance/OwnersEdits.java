package dev.waystone.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a team does to its clone of a template's first version: prose in an owned file, a method in a shared one, and a class that calls
 * what the template renames later ({@code rest-service} in 1.2.0).
 */
final class OwnersEdits {

    static final String PROSE = "\nThese are ours.\n";
    static final String METHOD = "oursIsOurs()";
    static final String CALLER = "OurReport.java";

    private OwnersEdits() {}

    /** @param aggregate the clone's, such as {@code ParkingPermit} */
    static void in(Path clone, String aggregate) throws IOException {
        Path sources = proseAndMethod(clone, aggregate);
        Files.writeString(sources.resolve(CALLER), """
                package %s;

                import jakarta.enterprise.context.ApplicationScoped;
                import java.util.List;
                import java.util.UUID;

                /** The team's own. */
                @ApplicationScoped
                class OurReport {
                    private final %2$ss rows;

                    OurReport(%2$ss rows) {
                        this.rows = rows;
                    }

                    int known(List<UUID> ids) {
                        return rows.all(ids, null).size();
                    }
                }
                """.formatted(name(aggregate), aggregate));
    }

    /** The same for a clone of event-consumer 1.0.0, whose class names a type that has another name from 2.3.0 on. */
    static void inConsumer(Path clone, String aggregate) throws IOException {
        Path sources = proseAndMethod(clone, aggregate);
        Files.writeString(sources.resolve(CALLER), """
                package %s;

                import java.util.UUID;

                /** The team's own. */
                final class OurReport {

                    private OurReport() {}

                    static UUID of(%s.Subject subject) {
                        return subject.purchaseOrderId();
                    }
                }
                """.formatted(name(aggregate), aggregate));
    }

    private static Path proseAndMethod(Path clone, String aggregate) throws IOException {
        Path readme = clone.resolve("README.md");
        Files.writeString(readme, Files.readString(readme) + PROSE);
        Path sources = clone.resolve("src/main/java").resolve(name(aggregate).replace('.', '/'));
        Path rows = sources.resolve(aggregate + "s.java");
        String text = Files.readString(rows);
        String method = "\n    static String " + METHOD + " {\n        return \"ours\";\n    }\n";
        Files.writeString(rows, text.substring(0, text.lastIndexOf('}')) + method + "}\n");
        return sources;
    }

    private static String name(String aggregate) {
        return "org.acme." + aggregate.toLowerCase() + "s";
    }
}
