/**
 * Aggregates kept near, in the process and in Redis: one load at a time, never older than the hard TTL, and right again as soon as
 * a change is heard of; without Redis it is slower, not wrong.
 */
@NullMarked
package dev.waystone.cache;

import org.jspecify.annotations.NullMarked;
