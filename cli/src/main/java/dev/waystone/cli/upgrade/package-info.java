/**
 * Keeps clones up to date: what a template would change, where a clone drifted, and a merge that is built and tested away
 * from the user's files before it is offered as one commit.
 */
@NullMarked
package dev.waystone.cli.upgrade;

import org.jspecify.annotations.NullMarked;
