package dev.waystone.cli.upgrade;

/**
 * What is wrong with a clone.
 *
 * @param kind in one or two words
 * @param where a file, with its line if that is known, below the clone's folder
 * @param what what is wrong and what to do, in one line
 */
public record Trouble(String kind, String where, String what) {}
