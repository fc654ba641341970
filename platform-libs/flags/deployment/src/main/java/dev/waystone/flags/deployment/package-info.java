/** The build step of waystone-flags: a flag that is undeclared, unused or expired fails the build with its file and line. */
@NullMarked
package dev.waystone.flags.deployment;

import org.jspecify.annotations.NullMarked;
