package dev.waystone.cli;

/** What the platform runs only when it is asked to. */
enum Extra {
    /** A real Unleash server as the source of flags. */
    UNLEASH
}
