package dev.waystone.cli.upgrade;

/**
 * What is wrong with a clone, or worth knowing of it.
 *
 * @param kind in one or two words
 * @param where a file, with its line if that is known, below the clone's folder
 * @param what what is wrong and what to do, or what it means, in one line
 */
public record Trouble(String kind, String where, String what) {}
