package org.acme.ordernotices;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to be told about a purchase order, and how far that has come. Immutable.
 *
 * @param id the event's
 * @param attempts how often "not now" was said since it fell due
 * @param refusal what was said last by who did not take it
 */
record OrderNotice(
        UUID id,
        Subject subject,
        State state,
        int attempts,
        @Nullable String refusal,
        Moments moments) {

    enum State {
        /** To be sent, or sent by a process that was killed before it could say so. */
        DUE,
        /** It was taken. */
        SENT,
        /** A dead letter: waits for somebody to release it. */
        DEAD
    }

    /**
     * Its times.
     *
     * @param endedAt when it happened, what it tells of
     * @param dueSince when it fell due, or was released
     */
    record Moments(
            Instant endedAt, Instant dueSince, @Nullable Instant sentAt) {}

    /** When to stop trying. */
    record Patience(int attempts, Duration time) {}

    static OrderNotice due(UUID id, Subject subject, Instant endedAt, Instant now) {
        return new OrderNotice(id, subject, State.DUE, 0, null, new Moments(endedAt, now, null));
    }

    /** Due once more, as if it had never been tried. */
    OrderNotice released(Instant now) {
        return new OrderNotice(id, subject, State.DUE, 0, refusal, new Moments(moments.endedAt(), now, null));
    }

    /** What it is after an attempt to send it. */
    OrderNotice after(Delivery delivery, Patience patience, Instant now) {
        return switch (delivery) {
            case Delivery.Taken() ->
                new OrderNotice(
                        id,
                        subject.told(),
                        State.SENT,
                        attempts,
                        null,
                        new Moments(moments.endedAt(), moments.dueSince(), now));
            case Delivery.Refused(var reply) -> untaken(State.DEAD, attempts + 1, reply);
            case Delivery.NotNow(var reply) ->
                untaken(attempts + 1 < patience.attempts() ? due(patience, now) : State.DEAD, attempts + 1, reply);
            case Delivery.NobodyThere(var what) -> untaken(due(patience, now), attempts, what);
        };
    }

    /** How long it has been due. */
    Duration age(Instant now) {
        return Duration.between(moments.dueSince(), now);
    }

    private State due(Patience patience, Instant now) {
        return age(now).compareTo(patience.time()) < 0 ? State.DUE : State.DEAD;
    }

    private OrderNotice untaken(State next, int attempts, String reply) {
        return new OrderNotice(id, subject, next, attempts, reply, moments);
    }
}
