package dev.waystone.rest;

import jakarta.ws.rs.core.EntityTag;

/** The entity tag (RFC 9110, 8.8.3) of a representation: its aggregate's version, strong, as in {@code ETag: "7"}. */
public final class Etag {

    private Etag() {}

    /** The tag of {@code version}, for {@code Response.tag(...)}. */
    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }
}
