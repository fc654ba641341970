/** A service whose own events come back to it, and that says when. */
@NullMarked
package dev.waystone.bench;

import org.jspecify.annotations.NullMarked;
