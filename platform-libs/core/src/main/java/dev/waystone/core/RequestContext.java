package dev.waystone.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf work is done, wherever it is done: in a request, for an event, or for a row of due work. Immutable.
 *
 * @param tenant      whose data; at most {@value #MOST_CHARACTERS} characters
 * @param actor       who does it: the token's subject, or a name such as {@code event:<topic>}
 * @param traceparent the W3C trace context of the work that caused this, or null
 * @param deadline    when the caller stops to wait, or null
 */
public record RequestContext(
        String tenant,
        String actor,
        @Nullable String traceparent,
        @Nullable Instant deadline) {

    /** The longest name of a tenant or an actor. */
    public static final int MOST_CHARACTERS = 255;

    public RequestContext {
        checked("tenant", tenant);
        checked("actor", actor);
    }

    /** A context without trace and deadline. */
    public static RequestContext of(String tenant, String actor) {
        return new RequestContext(tenant, actor, null, null);
    }

    /** Whether the caller has stopped waiting by {@code now}; never without a deadline. */
    public boolean isLate(Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }

    private static void checked(String what, String name) {
        if (name.isBlank() || name.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "%s must have from 1 to %d characters, not all blank".formatted(what, MOST_CHARACTERS));
        }
    }
}
