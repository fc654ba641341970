package dev.waystone.local;

/**
 * How a part is.
 *
 * @param part its name
 * @param address where it listens, {@code host:port} or a URL
 * @param health {@code ready}, {@code starting}, {@code paused}, {@code stopped} or {@code down}
 * @param pid its process, 0 when it has none
 * @param memoryBytes what it and its children hold, 0 when unknown
 * @param uptimeSeconds since its last start
 */
public record PartStatus(String part, String address, String health, long pid, long memoryBytes, long uptimeSeconds) {}
