package dev.waystone.testing;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/** Makes the keys of this library known to the check that stops a start with a misspelt key. */
@Singleton
@Unremovable
class KnownKeys {

    KnownKeys(TestingConfig testing, ContractsConfig contracts, LongRunsConfig all, AotConfig aot) {}
}
