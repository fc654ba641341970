package dev.waystone.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A part of the running platform, as it is now.
 *
 * @param address where it listens
 * @param health one word: ready, starting, down, paused ...
 * @param memoryMib resident memory in MiB; null if it does not run
 * @param uptime null if it does not run
 */
record Part(String name, String address, String health, @Nullable Long memoryMib, @Nullable Duration uptime) {}
