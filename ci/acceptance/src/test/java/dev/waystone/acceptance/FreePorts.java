package dev.waystone.acceptance;

import dev.waystone.local.Ports;
import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Ports for the platforms of this JVM, none given twice: a part that is away for a moment finds its own still free. */
final class FreePorts {

    private static final Set<Integer> GIVEN = new HashSet<>();

    /** Keeps every well-known port below those that platforms take. */
    private static final int LARGEST_OFFSET = 900;

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
            var numbers = ports.all().values();
            if (numbers.stream().noneMatch(GIVEN::contains)) {
                GIVEN.addAll(numbers);
                return ports;
            }
            Platform.delete(state.resolve("ports.properties"));
        }
    }

    /** A port offset at which nobody listens on any port that the documentation names. */
    static int offset() {
        return new Random()
                .ints(100, 1, LARGEST_OFFSET)
                .filter(FreePorts::isFree)
                .findFirst()
                .orElseThrow(() -> new AssertionError("at no offset all ports are free"));
    }

    private static boolean isFree(int offset) {
        var stack = Ports.wellKnown(offset).all().values().stream();
        var services = Descriptors.readAll(Platform.rootOfClone()).values().stream()
                .map(service -> service.provides().http().port() + offset);
        return Stream.concat(stack, services).noneMatch(FreePorts::isTaken);
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }
}
