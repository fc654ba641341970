/**
 * Who calls, for which tenant and with which roles: read from a token that the issuer's keys verify, and from nothing else.
 * An endpoint that does not say who may call it fails the build.
 */
@NullMarked
package dev.waystone.security;

import org.jspecify.annotations.NullMarked;
