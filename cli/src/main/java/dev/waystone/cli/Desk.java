package dev.waystone.cli;

import dev.waystone.local.PartStatus;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every verb works with.
 *
 * @param running finds the platform that runs in this clone
 * @param leased finds the stack that {@code quarkus:dev} and tests lease in this clone
 */
record Desk(House house, Console console, Supplier<Optional<Running>> running, Supplier<Optional<Running>> leased) {
    /** Where nothing is leased. */
    Desk(House house, Console console, Supplier<Optional<Running>> running) {
        this(house, console, running, Optional::empty);
    }

    /** @throws Failure if none runs */
    Running platform() {
        return running.get().orElseThrow(() -> new Failure("no platform runs in this clone; ./waystone up starts one"));
    }

    /** @throws Failure if the platform has no such part */
    void checkPart(Running platform, String name) {
        var names = platform.parts().stream().map(PartStatus::part).toList();
        if (!names.contains(name)) {
            throw new Failure("there is no part " + name + "; the parts are " + String.join(", ", names));
        }
    }
}
