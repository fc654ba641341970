package dev.waystone.bench;

import java.time.Instant;

/** Microseconds of the machine's clock, the same for all processes on it. */
final class Clock {

    private Clock() {}

    static long micros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
