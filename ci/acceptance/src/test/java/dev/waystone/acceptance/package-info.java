/**
 * Journeys and fault runs: the packaged services on the real stack, used the way a customer does, killed the way bad days
 * do, and checked by invariants over everything that was ever acknowledged, published or stored.
 *
 * <p>One platform serves the classes one after another, in their {@code @Order}; those that need a platform or a clone of their
 * own run beside them, and hold {@link Platform#ANOTHER} meanwhile.
 */
@NullMarked
package dev.waystone.acceptance;

import org.jspecify.annotations.NullMarked;
