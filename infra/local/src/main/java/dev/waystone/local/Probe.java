package dev.waystone.local;

/** Asks a part whether it serves. */
@FunctionalInterface
interface Probe {

    /** Whether it serves now; any exception means no. Bounded in time by itself. */
    boolean serves() throws Exception;
}
