/**
 * What the documents promise: reference pages written from the code and held equal to it, and pages whose links lead somewhere and
 * whose code blocks are typed by a test or found in the code.
 */
@NullMarked
package dev.waystone.docs;

import org.jspecify.annotations.NullMarked;
