package dev.waystone.events.internal;

import java.sql.SQLException;

/** Carries a failure of the database through code that declares none. */
final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseException(String message, SQLException cause) {
        super(message, cause);
    }
}
