package dev.waystone.docs;

/**
 * A key of a {@code @ConfigMapping}.
 *
 * @param name the whole key
 * @param type in words
 * @param fallback what counts without it, {@code ""} if nothing does
 * @param text its comment in the code
 */
record ConfigKey(String name, String type, String fallback, String text) {}
