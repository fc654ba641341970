package dev.waystone.observability;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exception as it may be shown to anyone: its class and where it came from, not what it says. */
final class SilentThrowable extends Throwable {

    private static final long serialVersionUID = 1L;

    private final String type;

    private SilentThrowable(Throwable thrown, @Nullable Throwable cause) {
        super(null, cause, true, true);
        this.type = thrown.getClass().getName()
                + (thrown instanceof SQLException sql ? " (SQL state " + sql.getSQLState() + ")" : "");
        setStackTrace(thrown.getStackTrace());
    }

    /** The exception and all that it carries, silenced; one that is silent already as it is. */
    static Throwable of(Throwable thrown) {
        return thrown instanceof SilentThrowable
                ? thrown
                : silenced(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static SilentThrowable silenced(Throwable thrown, Set<Throwable> seen) {
        seen.add(thrown);
        Throwable cause = thrown.getCause();
        SilentThrowable silent =
                new SilentThrowable(thrown, cause == null || seen.contains(cause) ? null : silenced(cause, seen));
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!seen.contains(suppressed)) {
                silent.addSuppressed(silenced(suppressed, seen));
            }
        }
        return silent;
    }

    @Override
    public String toString() {
        return type;
    }
}
