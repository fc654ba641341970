package dev.waystone.cli;

/**
 * What a Maven repository folder holds of the platform.
 *
 * @param artifacts how many
 * @param changed whether they were written just now
 */
record Published(long artifacts, boolean changed) {}
