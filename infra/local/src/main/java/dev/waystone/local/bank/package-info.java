/**
 * Stands in for a bank on one machine, as unreliable as it is told to be. Keeps its books over a restart; a charge is
 * made once however often it is asked for.
 */
@NullMarked
package dev.waystone.local.bank;

import org.jspecify.annotations.NullMarked;
