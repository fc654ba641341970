/** How the promises of {@link dev.waystone.events} are kept; no other module imports this package. */
@NullMarked
package dev.waystone.events.internal;

import org.jspecify.annotations.NullMarked;
