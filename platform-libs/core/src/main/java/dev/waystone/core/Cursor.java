package dev.waystone.core;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** The place after which the next page begins, as opaque text that is safe in a URL (22 characters of base64url). */
public final class Cursor {

    private static final int LENGTH = 22;

    private Cursor() {}

    /** The cursor behind the row with this id. */
    public static String of(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The id in {@code cursor}; anything that {@link #of} did not make is a 400 that names the field {@code after}. */
    public static UUID uuid(String cursor) {
        if (cursor.length() != LENGTH) {
            throw unknown();
        }
        UUID id = decoded(cursor);
        if (!of(id).equals(cursor)) {
            throw unknown();
        }
        return id;
    }

    private static UUID decoded(String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return Problems.invalid(new FieldError("after", "must be the \"next\" of an earlier page"));
    }
}
