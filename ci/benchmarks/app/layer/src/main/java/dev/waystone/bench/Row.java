package dev.waystone.bench;

/** What is read and written. */
record Row(int id, long value) {}
