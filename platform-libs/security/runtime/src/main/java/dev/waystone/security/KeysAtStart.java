package dev.waystone.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** Makes a missing issuer stop the start instead of refusing every request. */
final class KeysAtStart {

    void check(@Observes StartupEvent start, TokenVerifier verifier) {
        // being asked for is all: its construction reads and checks the configuration
    }
}
