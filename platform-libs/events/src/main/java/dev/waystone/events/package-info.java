/**
 * Events and due work that survive anything: at least once on the wire, once in effect for what a service keeps, in order
 * per aggregate. Publish through {@link dev.waystone.events.Outbox}, consume with {@link dev.waystone.events.EventConsumer},
 * act on the outside world with {@link dev.waystone.events.DueWork}.
 */
@NullMarked
package dev.waystone.events;

import org.jspecify.annotations.NullMarked;
