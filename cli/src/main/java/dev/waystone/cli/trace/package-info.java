/** What became of an order, from what the processes themselves told of it. */
@NullMarked
package dev.waystone.cli.trace;

import org.jspecify.annotations.NullMarked;
