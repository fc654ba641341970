/**
 * Switches in a service's code that are turned while it runs: declared in {@code service.yaml}, asked for by a typed constant,
 * answered the same throughout a request. Promises: a flag that is not declared, not used or expired fails the build; a change
 * counts within two seconds; a server that is away costs nothing, since the last state or else the declared default holds.
 */
@NullMarked
package dev.waystone.flags;

import org.jspecify.annotations.NullMarked;
