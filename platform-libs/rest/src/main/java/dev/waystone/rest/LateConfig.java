package dev.waystone.rest;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The configuration for filters and readers, which are made before it is known: read when the first request asks, and kept,
 * since a mapping is otherwise made anew for each. Thread safe.
 */
@Singleton
class LateConfig {

    private final Provider<RestConfig> config;
    private volatile @Nullable RestConfig known;

    LateConfig(Provider<RestConfig> config) {
        this.config = config;
    }

    RestConfig get() {
        RestConfig read = known;
        if (read == null) {
            read = config.get();
            known = read;
        }
        return read;
    }
}
