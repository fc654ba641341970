/**
 * Calls to what may be slow or away: each goes through a policy that is named once and whose numbers are configuration,
 * so that a sick neighbour costs bounded time, bounded load and a bounded share of this service.
 */
@NullMarked
package dev.waystone.resilience;

import org.jspecify.annotations.NullMarked;
