/** The demonstration: a catalogue with stock, and orders of mixed fate, all through the services' public HTTP APIs. */
@NullMarked
package dev.waystone.cli.demo;

import org.jspecify.annotations.NullMarked;
