/**
 * What a service says of itself: spans across requests, events and due work, metrics by OpenTelemetry's names, logs as JSON. All of
 * it bounded, none of it ever in the way of the work, and none of it with a secret.
 */
@NullMarked
package dev.waystone.observability;

import org.jspecify.annotations.NullMarked;
