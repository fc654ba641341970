package dev.waystone.acceptance;

import dev.waystone.local.Ports;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Ports for the platforms of this JVM, none given twice: a part that is away for a moment finds its own still free. */
final class FreePorts {

    private static final List<String> STACK =
            List.of("postgres", "replica", "kafka", "kafka-controller", "token-issuer", "bank");
    private static final Set<Integer> GIVEN = new HashSet<>();

    private FreePorts() {}

    /** A port for a service. */
    static synchronized int one() {
        int port = Ports.anyFree();
        while (!GIVEN.add(port)) {
            port = Ports.anyFree();
        }
        return port;
    }

    /** The ports of a stack, which keeps its own in its state folder. */
    static synchronized Ports ofStack(Path state) {
        while (true) {
            var ports = Ports.free(state);
            var numbers = STACK.stream().map(ports::of).collect(Collectors.toSet());
            if (numbers.stream().noneMatch(GIVEN::contains)) {
                GIVEN.addAll(numbers);
                return ports;
            }
            Platform.delete(state.resolve("ports.properties"));
        }
    }
}
