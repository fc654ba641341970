package dev.waystone.events.internal;

import dev.waystone.data.SqlStates;
import dev.waystone.events.TransientException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells failures that will pass from those that will not, and describes both without the data that they may quote. */
final class Failures {

    /** Less than the server allows a transaction to idle. */
    private static final long STOPPED = Duration.ofSeconds(8).toNanos();

    private Failures() {}

    /**
     * Whether trying again later may help: deadlock, lost connection, full pool, a restarting or overloaded database, a
     * transaction that the server ended.
     */
    static boolean isTransient(Throwable failure) {
        List<Throwable> causes = causes(failure);
        boolean hasState = causes.stream().anyMatch(cause -> state(cause).isPresent());
        return causes.stream()
                .anyMatch(cause -> cause instanceof TransientException
                        || SqlStates.isTransient(cause)
                        || state(cause).filter(Failures::isEndedByServer).isPresent()
                        || !hasState && cause instanceof SQLException);
    }

    /** The same for work that began at a {@link System#nanoTime}: what fails after a long while was stopped, not wrong. */
    static boolean isTransient(Throwable failure, long began) {
        return System.nanoTime() - began >= STOPPED || isTransient(failure);
    }

    /** Class names, the SQL state and the place. Messages are left out: they may quote rows. */
    static String describe(Throwable failure) {
        List<Throwable> causes = causes(failure);
        Throwable root = causes.stream()
                .filter(cause -> state(cause).isPresent())
                .findFirst()
                .orElse(causes.getLast());
        StringBuilder text = new StringBuilder(failure.getClass().getName());
        if (root != failure) {
            text.append(" from ").append(root.getClass().getName());
        }
        state(root).ifPresent(state -> text.append(" (SQLState ").append(state).append(')'));
        StackTraceElement[] trace = root.getStackTrace();
        return trace.length == 0
                ? text.toString()
                : text.append(" at ")
                        .append(trace[0].getClassName())
                        .append(':')
                        .append(trace[0].getLineNumber())
                        .toString();
    }

    /** Idle in a transaction for too long, or a transaction for too long: what happens to a stopped process. */
    private static boolean isEndedByServer(String state) {
        return state.equals("25P03") || state.equals("25P04");
    }

    private static Optional<String> state(Throwable cause) {
        return cause instanceof SQLException sql ? Optional.ofNullable(sql.getSQLState()) : Optional.empty();
    }

    /** The failure, its causes and what they suppress, from the outside in. */
    private static List<Throwable> causes(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> all = new ArrayList<>();
        Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
        while (!open.isEmpty()) {
            Throwable next = open.poll();
            if (seen.add(next)) {
                all.add(next);
                Optional.ofNullable(next.getCause()).ifPresent(open::add);
                Collections.addAll(open, next.getSuppressed());
            }
        }
        return all;
    }
}
