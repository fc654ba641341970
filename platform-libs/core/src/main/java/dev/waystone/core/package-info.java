/**
 * The words every module shares: problems, ids, pages, money and the request context. Plain Java; imports no framework.
 */
@NullMarked
package dev.waystone.core;

import org.jspecify.annotations.NullMarked;
