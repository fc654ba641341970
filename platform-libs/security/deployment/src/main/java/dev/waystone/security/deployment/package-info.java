/** The build step of waystone-security: an endpoint that does not say who may call it fails the build. */
@NullMarked
package dev.waystone.security.deployment;

import org.jspecify.annotations.NullMarked;
