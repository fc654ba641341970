package dev.waystone.bench;

import dev.waystone.events.Event;

/** What the topic says. */
sealed interface ProbeEvent extends Event {

    /** Nothing but that it was sent. */
    record ProbeSent() implements ProbeEvent {}
}
