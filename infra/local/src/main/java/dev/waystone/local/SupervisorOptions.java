package dev.waystone.local;

import java.nio.file.Path;
import java.util.List;

/**
 * What a supervisor runs.
 *
 * @param root the clone
 * @param name the stack's name, also its state folder below {@code .waystone}
 * @param ports where the parts of the stack listen
 * @param instances the services, none for a stack alone
 */
public record SupervisorOptions(Path root, String name, Ports ports, List<ServiceInstance> instances) {

    public SupervisorOptions {
        instances = List.copyOf(instances);
    }

    /** The folder that holds everything this stack writes. */
    public Path state() {
        return state(root, name);
    }

    /** The state folder of the stack of this name. */
    public static Path state(Path root, String name) {
        return root.resolve(".waystone").resolve(name);
    }
}
