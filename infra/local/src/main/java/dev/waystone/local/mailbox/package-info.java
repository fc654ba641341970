/**
 * Stands in for the world's mail servers on one machine: takes every mail of those who know the password, keeps the
 * latest ones over a restart, and refuses or stalls as it is told to.
 */
@NullMarked
package dev.waystone.local.mailbox;

import org.jspecify.annotations.NullMarked;
