/**
 * Faults on demand, for people who learn and for tests: a service that is slow, fails or is not ready, while its probes tell
 * the truth. Nothing of it is there unless it is switched on, and then only this machine can reach it.
 */
@NullMarked
package dev.waystone.faults;

import org.jspecify.annotations.NullMarked;
