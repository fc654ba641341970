package dev.waystone.cli;

import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.local.PartStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every verb works with.
 *
 * @param running finds the platform that runs in this clone
 * @param leased finds the stack that {@code quarkus:dev} and tests lease in this clone
 */
record Desk(House house, Console console, Supplier<Optional<Running>> running, Supplier<Optional<Running>> leased) {
    private static final Duration FETCH = Duration.ofMinutes(5);

    /** Where nothing is leased. */
    Desk(House house, Console console, Supplier<Optional<Running>> running) {
        this(house, console, running, Optional::empty);
    }

    /** The templates of this house, fetched by its own Maven where that is needed. */
    TemplateSource templates() {
        Maven maven = new Maven(house, System.getenv());
        return TemplateSource.of(
                house.root(),
                (doing, log, arguments) ->
                        maven.quietly(console, new Maven.Errand(doing, doing + " failed", log, FETCH), arguments));
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
