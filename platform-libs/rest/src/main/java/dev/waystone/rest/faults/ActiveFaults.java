package dev.waystone.rest.faults;

import jakarta.inject.Singleton;

/** The faults of this moment. Safe for use from any thread. */
@Singleton
class ActiveFaults {

    private volatile Faults faults = Faults.NONE;

    Faults now() {
        return faults;
    }

    void become(Faults next) {
        faults = next;
    }
}
