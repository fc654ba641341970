package dev.waystone.events.internal;

import dev.waystone.events.internal.Arrival.Incoming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a batch, decided from the marks alone: lower than the mark is a duplicate, the next is applied or
 * skipped, higher is held. Pure; for one batch and one thread.
 */
final class Plan {

    /** What is known of the aggregates of a batch: their marks, and which of them have events parked. */
    record State(Map<UUID, Long> marks, Map<UUID, Held> held) {}

    /**
     * The parked events of an aggregate.
     *
     * @param blocked whether more than gaps hold them
     * @param released whether they are on their way back
     */
    record Held(boolean blocked, boolean released) {}

    /** An event to be parked. */
    record Parking(Incoming event, String reason, boolean released) {}

    /** How far an aggregate's mark moves; {@code first} is the sequence after the old mark. */
    static final class Advance {

        final long first;
        int applied;
        int skipped;

        private Advance(long first) {
            this.first = first;
        }

        /** Sets the base and nothing else. */
        static Advance none(long first) {
            return new Advance(first);
        }

        long sequence() {
            return first - 1 + applied + skipped;
        }
    }

    private final State state;
    private final Predicate<String> handled;
    private final List<Incoming> applied = new ArrayList<>();
    private final List<Parking> parked = new ArrayList<>();
    private final Map<UUID, Advance> advances = new HashMap<>();
    private final Set<UUID> gaps = new HashSet<>();
    private int duplicates;

    Plan(State state, Predicate<String> handled) {
        this.state = state;
        this.handled = handled;
    }

    void add(Incoming event) {
        @Nullable Long mark = mark(event.aggregateId());
        if (mark != null && event.sequence() <= mark) {
            duplicates++;
            return;
        }
        Held held = state.held().get(event.aggregateId());
        if (held != null && held.blocked()) {
            parked.add(new Parking(event, "behind", held.released()));
        } else if (mark != null && event.sequence() > mark + 1) {
            gaps.add(event.aggregateId());
            parked.add(new Parking(event, "gap", false));
        } else {
            next(event);
        }
    }

    /** What the handlers get, in order. */
    List<Incoming> applied() {
        return applied;
    }

    /** What is held back. */
    List<Parking> parked() {
        return parked;
    }

    /** How the marks move. */
    Map<UUID, Advance> advances() {
        return advances;
    }

    /** Whether the aggregate was seen before this batch. */
    boolean knows(UUID aggregateId) {
        return state.marks().containsKey(aggregateId);
    }

    /** Whether a mark moved towards events that wait behind a gap. */
    boolean mayCloseGap() {
        return advances.keySet().stream()
                .anyMatch(id -> gaps.contains(id) || state.held().containsKey(id));
    }

    int skipped() {
        return advances.values().stream().mapToInt(advance -> advance.skipped).sum();
    }

    int duplicates() {
        return duplicates;
    }

    private void next(Incoming event) {
        Advance advance = advances.computeIfAbsent(event.aggregateId(), id -> new Advance(event.sequence()));
        if (handled.test(event.type())) {
            advance.applied++;
            applied.add(event);
        } else {
            advance.skipped++;
        }
    }

    private @Nullable Long mark(UUID aggregateId) {
        Advance advance = advances.get(aggregateId);
        return advance == null ? state.marks().get(aggregateId) : Long.valueOf(advance.sequence());
    }
}
