package dev.waystone.templates;

import java.util.Locale;
import java.util.Set;

/**
 * Names that no table of a service can have. PostgreSQL's are those that {@code pg_get_keywords()} of version 15 calls
 * reserved, and what version 16 has added; the platform's are the tables that its libraries keep in each service's database.
 */
final class TakenTables {
    static final Set<String> POSTGRES = Set.of(("""
            all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column
            concurrently constraint create cross current_catalog current_date current_role current_schema current_time
            current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from
            full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime
            localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning
            right select session_user similar some symmetric system_user table tablesample then to trailing true union unique user
            using variadic verbose when where window with""").split("\\s+"));
    static final Set<String> PLATFORM = Set.of(
            "dropped",
            "due_work",
            "flyway_schema_history",
            "idempotency_key",
            "inbox",
            "outbox",
            "outbox_lease",
            "outbox_relay",
            "outbox_witness",
            "parked");

    private TakenTables() {}

    /** The table of an aggregate that is called by these words. */
    static String table(String words) {
        return words.replace(' ', '_').toLowerCase(Locale.ROOT);
    }

    static boolean isTaken(String words) {
        return POSTGRES.contains(table(words)) || PLATFORM.contains(table(words));
    }

    /** Says why it is taken. */
    static String whose(String words) {
        return PLATFORM.contains(table(words)) ? "is the platform's" : "is a reserved word of SQL";
    }
}
