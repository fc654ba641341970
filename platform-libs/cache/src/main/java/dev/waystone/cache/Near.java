package dev.waystone.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The tier in this process: what is known, what was changed, and what is being loaded. Thread safe. */
final class Near<V> {

    private final com.github.benmanes.caffeine.cache.Cache<Key, Slot<V>> slots;
    private final ConcurrentMap<Key, Flight<V>> flights = new ConcurrentHashMap<>();
    private final AtomicLong era = new AtomicLong();

    Near(Policy policy, Runnable evicted) {
        slots = Caffeine.newBuilder()
                .maximumSize(policy.size())
                .expireAfterWrite(policy.hard())
                .executor(Runnable::run)
                .<Key, Slot<V>>evictionListener((key, slot, cause) -> {
                    if (cause == com.github.benmanes.caffeine.cache.RemovalCause.SIZE) {
                        evicted.run();
                    }
                })
                .build();
    }

    /** What may be told now; null if that is nothing. */
    @Nullable
    Entry<V> find(Key key, long now) {
        Slot<V> slot = slots.getIfPresent(key);
        return slot != null && slot.entry() != null && slot.entry().isUsable(now) ? slot.entry() : null;
    }

    /** The lowest version that may be told. */
    long floor(Key key) {
        Slot<V> slot = slots.getIfPresent(key);
        return slot == null ? 0 : slot.floor();
    }

    /** A change was committed. */
    void learn(Key key, long version) {
        Flight<V> flight = flights.get(key);
        if (flight != null) {
            flight.learn(version);
        }
        slots.asMap().compute(key, (same, slot) -> (slot == null ? Slot.<V>empty() : slot).learn(version));
    }

    /** Keeps the entry, unless a newer one is known or the flight began before something was missed. Answers with the better one. */
    Entry<V> offer(Key key, Entry<V> entry, Flight<V> flight) {
        if (flight.era() != era.get()) {
            return entry;
        }
        Slot<V> after =
                slots.asMap().compute(key, (same, slot) -> (slot == null ? Slot.<V>empty() : slot).offer(entry));
        if (flight.era() != era.get()) {
            slots.invalidate(key);
        }
        return after.entry() == null || after.entry().version() < entry.version() ? entry : after.entry();
    }

    /** The entry, if it is still there, is loaded anew at {@code at}. */
    void postpone(Key key, long at) {
        slots.asMap()
                .computeIfPresent(
                        key,
                        (same, slot) -> slot.entry() == null
                                ? slot
                                : new Slot<>(slot.floor(), slot.entry().again(at)));
    }

    /** Begins a flight; empty if one is under way. */
    Optional<Flight<V>> begin(Key key) {
        Flight<V> flight = new Flight<>(era.get());
        return flights.putIfAbsent(key, flight) == null ? Optional.of(flight) : Optional.empty();
    }

    /** The flight that is under way. */
    Optional<Flight<V>> underWay(Key key) {
        return Optional.ofNullable(flights.get(key));
    }

    void end(Key key, Flight<V> flight) {
        flights.remove(key, flight);
    }

    /** Forgets everything, and whatever flights that are under way will bring: changes may have been missed. */
    void forget() {
        era.incrementAndGet();
        slots.invalidateAll();
    }
}
