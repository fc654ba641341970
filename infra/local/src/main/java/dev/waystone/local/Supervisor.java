package dev.waystone.local;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptors;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Runs a stack and services, starts again what dies, and ends all of it with {@link #close()} or with this process. Safe for use by
 * several threads.
 */
public final class Supervisor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int TICKS_BETWEEN_LOOKS_AT_LOGS = 100;
    private static final int DEATHS_AT_START = 3;

    /** What a killed supervisor left behind is gone by then. */
    private static final Duration LAST_OF_THE_KILLED = Duration.ofSeconds(8);

    private final SupervisorOptions options;
    private final StateLock lock;
    private final List<String> needed;
    private final Stack stack;
    private final Guard guard;
    private final Map<String, Descriptor> descriptors;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final ControlServer control;
    private volatile boolean running = true;

    private Supervisor(SupervisorOptions options, StateLock lock, Runnable onStop) {
        this.options = options;
        this.lock = lock;
        ControlServer.forget(options.state());
        this.descriptors = Stack.byName(Descriptors.readAll(options.root()).values());
        this.needed = needed();
        this.stack = new Stack(options, needed);
        this.guard = new Guard(options.state());
        this.control = new ControlServer(this, options.state(), onStop);
    }

    /** Starts all parts and waits until each serves; on failure ends what was started. */
    public static Supervisor start(SupervisorOptions options, SupervisorListener listener) {
        return start(options, listener, () -> {});
    }

    /**
     * The same; {@code onStop} is called when another process asks this one to end.
     *
     * @throws LocalProblem what is wrong with this machine, before or while parts start
     */
    public static Supervisor start(SupervisorOptions options, SupervisorListener listener, Runnable onStop) {
        Preflight.javaIsNew();
        Preflight.folderIsOurs(options.state());
        Preflight.diskHasRoom(options.state());
        StateLock lock = StateLock.take(options.state());
        Supervisor supervisor = null;
        try {
            supervisor = new Supervisor(options, lock, onStop);
            supervisor.startAll(listener);
            return supervisor;
        } catch (RuntimeException | Error e) {
            end(supervisor == null ? lock : supervisor, e);
            if (e instanceof UncheckedIOException io) {
                throw new LocalProblem(
                        "cannot work in " + options.state() + " ("
                                + io.getCause().getMessage() + ")",
                        "make room on the disk, or free the folder");
            }
            throw e;
        }
    }

    private static void end(AutoCloseable started, Throwable reason) {
        try {
            started.close();
        } catch (Exception e) {
            reason.addSuppressed(e);
        }
    }

    /** Every part, in the order of starting. */
    public List<PartStatus> status() {
        return List.copyOf(parts.values()).parallelStream().map(Part::status).toList();
    }

    /**
     * Does something to a part.
     *
     * @throws LocalProblem if there is no such part
     */
    public void fault(String name, FaultAction action) {
        Part part = part(name);
        switch (action) {
            case STOP -> part.stop();
            case START -> part.start();
            case KILL -> part.kill();
            case PAUSE -> part.pause();
        }
    }

    /** Waits until the part serves. */
    public void awaitReady(String name, Duration patience) {
        awaitReady(name, patience, () -> {});
    }

    private void awaitReady(String name, Duration patience, Runnable look) {
        Part part = part(name);
        long end = System.nanoTime() + patience.toNanos();
        while (!part.serves()) {
            look.run();
            if (!running) {
                throw new LocalProblem("ended while waiting for " + name, "start again");
            }
            if (System.nanoTime() > end) {
                throw new LocalProblem(
                        name + " does not serve after " + patience.toSeconds() + " s", "see " + part.log());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** What a part prints. */
    public Path log(String name) {
        return part(name).log();
    }

    /** Makes what the service needs and answers with its settings; {@code fresh} lets it begin without a past. */
    public Map<String, String> provide(Descriptor service, boolean fresh) {
        return stack.provide(service, descriptors, fresh);
    }

    /** A connection with all rights to a database, e.g. {@code purchase_orders}; for checks. */
    public Connection superuser(String database) throws SQLException {
        return stack.superuser("postgres", database);
    }

    /** The same to the copy that the replica has. */
    public Connection superuserOfReplica(String database) throws SQLException {
        return stack.superuser("replica", database);
    }

    /** How long nobody has leased the stack; zero while somebody does. */
    Duration idle() {
        return control.idle();
    }

    /** Where the broker listens. */
    public String bootstrap() {
        return stack.bootstrap();
    }

    /** Ends the services, all at once, and then the stack that they need. */
    @Override
    public void close() {
        close(SupervisorListener.silent());
    }

    /** The same, heard by a listener. */
    public synchronized void close(SupervisorListener listener) {
        if (!running) {
            return;
        }
        running = false;
        control.close();
        try (lock) {
            var instances =
                    options.instances().stream().map(ServiceInstance::part).collect(Collectors.toSet());
            var services =
                    parts.values().stream().collect(Collectors.partitioningBy(part -> instances.contains(part.name())));
            endTogether(services.get(true), listener);
            endTogether(services.get(false), listener);
        }
    }

    private static void endTogether(List<Part> parts, SupervisorListener listener) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(parts.stream()
                            .map(part -> CompletableFuture.runAsync(() -> end(part, listener), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private static void end(Part part, SupervisorListener listener) {
        listener.stopping(part.name());
        part.end();
    }

    private void startAll(SupervisorListener listener) {
        var definitions = new ArrayList<>(stack.parts());
        var extras = stack.extras();
        definitions.addAll(extras);
        for (ServiceInstance instance : options.instances()) {
            definitions.add(stack.part(instance, descriptor(instance.service()), options.instances()));
        }
        Preflight.portsAreFree(definitions, lock.leftBehind() ? LAST_OF_THE_KILLED : Duration.ZERO);
        lock.begin();
        definitions.forEach(definition -> parts.put(definition.name(), part(definition)));
        parts.values().forEach(part -> Thread.ofVirtual().name(part.name()).start(() -> tend(part)));
        startStack(listener);
        stack.prepareExtras();
        startTogether(extras.stream().map(Part.Definition::name).toList(), listener);
        options.instances().stream()
                .map(ServiceInstance::service)
                .distinct()
                .forEach(service -> provide(descriptor(service), false));
        var instances = options.instances().stream().map(ServiceInstance::part).toList();
        startTogether(instances, listener);
        control.open();
    }

    private List<String> needed() {
        var services = options.instances().stream()
                .map(instance -> descriptor(instance.service()))
                .toList();
        return NeededParts.of(services, options.withUnleash());
    }

    private void startStack(SupervisorListener listener) {
        long began = System.nanoTime();
        needed.stream()
                .filter(name -> !name.equals("replica"))
                .forEach(name -> part(name).start());
        for (String name : needed) {
            await(name, began, listener);
            if (name.equals("postgres") && needed.contains("replica")) {
                stack.primaryServes();
                part("replica").start();
            }
        }
    }

    private void startTogether(List<String> names, SupervisorListener listener) {
        long began = System.nanoTime();
        names.forEach(name -> part(name).start());
        names.forEach(name -> await(name, began, listener));
    }

    private void await(String name, long began, SupervisorListener listener) {
        Part part = part(name);
        awaitReady(name, PATIENCE, () -> {
            if (part.deaths() >= DEATHS_AT_START) {
                throw new LocalProblem(
                        name + " ends as soon as it is started (" + part.lastWords() + ")", "see " + part.log());
            }
        });
        listener.ready(name, part(name).address(), Duration.ofNanos(System.nanoTime() - began));
    }

    /** Each part has a thread of its own: one that takes its time to stop holds up no other. */
    private void tend(Part part) {
        for (long tick = 0; running; tick++) {
            part.tend();
            if (tick % TICKS_BETWEEN_LOOKS_AT_LOGS == 0) {
                LogFile.bound(part.log());
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private Part part(Part.Definition definition) {
        return new Part(definition, guard, options.state().resolve("logs").resolve(definition.name() + ".log"));
    }

    private Part part(String name) {
        Part part = parts.get(name);
        if (part == null) {
            throw new LocalProblem("no part " + name, "allowed: " + String.join(", ", parts.keySet()));
        }
        return part;
    }

    private Descriptor descriptor(String service) {
        Descriptor descriptor = descriptors.get(service);
        if (descriptor == null) {
            throw new LocalProblem("no service " + service, "allowed: " + String.join(", ", descriptors.keySet()));
        }
        return descriptor;
    }
}
