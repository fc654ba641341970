/**
 * What a test needs to hold a promise: contracts kept equal to the running code, the rules of the house, a look at outbox
 * and topic, tokens and network faults. Depends on no other module of the platform, so that each of them may use it.
 */
@NullMarked
package dev.waystone.testing;

import org.jspecify.annotations.NullMarked;
