/**
 * Makes services from a living one and keeps them up to date: select, prune, rename, merge, as pure functions over a file
 * tree. Promises that the same template and answers always give the same bytes, and that a user's line vanishes only
 * inside a reported conflict. Reads and writes nothing but a tree's own folder ({@link dev.waystone.templates.Folder}).
 */
@NullMarked
package dev.waystone.templates;

import org.jspecify.annotations.NullMarked;
