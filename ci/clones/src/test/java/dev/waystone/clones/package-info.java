/**
 * The lane of the clones: services made of the archetypes are built and pass their own tests, with everything on and with each
 * feature left out. Promises that a template which gives a broken service never gets past {@code ./waystone test}.
 */
@NullMarked
package dev.waystone.clones;

import org.jspecify.annotations.NullMarked;
