package dev.waystone.rest;

import jakarta.ws.rs.core.EntityTag;

/** The entity tag (RFC 9110, 8.8.3) of a representation: its aggregate's version, strong, as in {@code ETag: "7"}. */
public final class Etag {

    private Etag() {}

    /** The tag of {@code version}, for {@code Response.tag(...)}. */
    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * The tag of {@code version} of something that is also shown with {@code notes}, which come without a version: a strong
     * tag changes with every byte. Without notes it is that of the version alone, else as in {@code "7.2"}.
     */
    public static EntityTag of(long version, long notes) {
        return notes == 0 ? of(version) : new EntityTag(version + "." + notes);
    }
}
