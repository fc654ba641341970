/**
 * Journeys and fault runs: the packaged services on the real stack, used the way a customer does, killed the way bad days
 * do, and checked by invariants over everything that was ever acknowledged, published or stored.
 */
@NullMarked
package dev.waystone.acceptance;

import org.jspecify.annotations.NullMarked;
