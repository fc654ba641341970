package dev.waystone.cache;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/** A short name for how values look, so that releases with different ones never read each other's. */
final class Shape {

    private static final int BYTES = 4;

    private Shape() {}

    /** Changes with the components of the record, and of the records in it, and with {@code rules}. */
    static String of(Class<?> type, String rules) {
        var seen = new LinkedHashSet<String>();
        describe(type, seen);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((seen + rules).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void describe(Class<?> type, Set<String> seen) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (seen.add(type.getName() + " " + component.getName() + " " + component.getGenericType())) {
                    describe(component.getType(), seen);
                }
            }
        } else {
            seen.add(type.getName());
        }
    }
}
