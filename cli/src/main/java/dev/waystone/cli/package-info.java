/**
 * The {@code waystone} command, one class a verb. It exits with 0 when the work is done, 1 when it failed and 2 when it
 * was called wrongly; a known failure is one line that says what, where and what to do.
 */
@NullMarked
package dev.waystone.cli;

import org.jspecify.annotations.NullMarked;
