package dev.waystone.events.internal;

import dev.waystone.events.TransientException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells failures that will pass from those that will not, and describes both without the data that they may quote. */
final class Failures {

    private static final String[] PASSING = {"40", "08", "53", "57P0", "55P03", "25P03", "25P04"};

    private Failures() {}

    /** Whether trying again later may help: deadlock, lost connection, full pool, a restarting or overloaded database. */
    static boolean isTransient(Throwable failure) {
        return causes(failure).stream().anyMatch(Failures::passes);
    }

    /** Class names and the SQL state. Messages are left out: they may quote rows. */
    static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.getClass().getName());
        for (Throwable cause : causes(failure)) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return text.append(" (SQLState ").append(sql.getSQLState()).append(')').append(at(cause)).toString();
            }
        }
        Throwable root = causes(failure).getLast();
        return root == failure
                ? text.append(at(root)).toString()
                : text.append(" from ").append(root.getClass().getName()).append(at(root)).toString();
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof TransientException
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLException sql && passes(sql.getSQLState(), sql.getMessage());
    }

    private static boolean passes(@Nullable String state, @Nullable String message) {
        if (state == null) { // Agroal's own: no connection in time, pool closed, enlistment failed
            return message != null && (message.contains("timeout") || message.contains("closed"));
        }
        for (String passing : PASSING) {
            if (state.startsWith(passing)) {
                return true;
            }
        }
        return false;
    }

    private static String at(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0].getClassName() + ":" + trace[0].getLineNumber();
    }

    /** The failure, its causes and what they suppress, from the outside in. */
    private static Deque<Throwable> causes(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> all = new ArrayDeque<>();
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        while (!open.isEmpty()) {
            Throwable next = open.poll();
            if (seen.add(next)) {
                all.add(next);
                if (next.getCause() != null) {
                    open.add(next.getCause());
                }
                Collections.addAll(open, next.getSuppressed());
                if (next instanceof SQLException sql && sql.getNextException() != null) {
                    open.add(sql.getNextException());
                }
            }
        }
        return all;
    }
}
