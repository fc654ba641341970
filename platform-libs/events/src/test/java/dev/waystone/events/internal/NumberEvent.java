package dev.waystone.events.internal;

import dev.waystone.events.Event;

/** The test's own contract. */
sealed interface NumberEvent extends Event {

    String ADDED = Event.typeOf(NumberAdded.class);
    String NOTED = Event.typeOf(NumberNoted.class);

    /** A type that is handled. */
    record NumberAdded(int value, String remark) implements NumberEvent {}

    /** A type that nobody handles. */
    record NumberNoted(String remark) implements NumberEvent {}
}
