/**
 * Stands in for an OIDC issuer on one machine: signs any token that is asked for and publishes the keys to verify it.
 * Its keys survive a restart; rotation keeps the old ones published.
 */
@NullMarked
package dev.waystone.local.issuer;

import org.jspecify.annotations.NullMarked;
