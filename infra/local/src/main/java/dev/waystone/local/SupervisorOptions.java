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
 * @param withUnleash whether a real Unleash server is the source of flags, in place of a file
 */
public record SupervisorOptions(
        Path root, String name, Ports ports, List<ServiceInstance> instances, boolean withUnleash) {

    public SupervisorOptions {
        instances = List.copyOf(instances);
    }

    /** Without what has to be asked for. */
    public SupervisorOptions(Path root, String name, Ports ports, List<ServiceInstance> instances) {
        this(root, name, ports, instances, false);
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
