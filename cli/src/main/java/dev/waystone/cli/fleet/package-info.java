/**
 * Many clones at once: how they stand, and their upgrade in waves that stop at the first red one. Promises that a clone is
 * changed only by its own upgrade, which leaves its files and branches alone, and that a run may be killed and run again.
 */
@NullMarked
package dev.waystone.cli.fleet;

import org.jspecify.annotations.NullMarked;
