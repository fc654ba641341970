package dev.waystone.cli;

import dev.waystone.local.FlagStates;
import dev.waystone.local.SupervisorOptions;
import dev.waystone.render.Descriptor;
import dev.waystone.render.DescriptorException;
import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** All flags of this clone: what descriptors say of them, how each is turned, and where the last build found it used. */
final class FlagBoard {
    private final SortedMap<Path, Descriptor> services;
    private final FlagStates turned;

    private FlagBoard(SortedMap<Path, Descriptor> services, FlagStates turned) {
        this.services = services;
        this.turned = turned;
    }

    /**
     * The flags as they are turned at a stack.
     *
     * @throws Failure if a descriptor cannot be read
     */
    static FlagBoard of(House house, String stack) {
        try {
            SortedMap<Path, Descriptor> services = Descriptors.readAll(house.root());
            FlagStates states = FlagStates.of(SupervisorOptions.state(house.root(), stack));
            return new FlagBoard(services, states);
        } catch (DescriptorException e) {
            throw new Failure(e.problems().getFirst() + " (problems in service.yaml files: "
                    + e.problems().size() + ")");
        }
    }

    /** In the order of services and of their descriptors. */
    List<FlagRow> rows() {
        Map<String, Boolean> states = turned.states();
        List<FlagRow> rows = new ArrayList<>();
        services.forEach((folder, service) -> {
            List<String> used = used(folder);
            service.flags()
                    .forEach(flag -> rows.add(new FlagRow(
                            service.name(),
                            flag,
                            states.getOrDefault(flag.name(), flag.byDefault()),
                            places(flag.name(), used))));
        });
        return rows;
    }

    /** Turns a flag that is declared, whether the platform runs or not. */
    void turn(String flag, boolean on) {
        turned.declare(services.values());
        turned.turn(flag, on);
    }

    private static @Nullable List<String> used(Path service) {
        Path file = service.resolve("target/flags-used.txt");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : null;
        } catch (IOException e) {
            return null; // being built at this moment
        }
    }

    private static @Nullable List<String> places(String flag, @Nullable List<String> used) {
        return used == null
                ? null
                : used.stream()
                        .filter(line -> line.startsWith(flag + " "))
                        .map(line -> line.substring(flag.length() + 1))
                        .toList();
    }
}
