/**
 * The few lines of HTTP that the issuer and the bank share: a loopback server on virtual threads whose errors are
 * problem documents. Knows nothing of either.
 */
@NullMarked
package dev.waystone.local.web;

import org.jspecify.annotations.NullMarked;
