package dev.waystone.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that a supervisor keeps running: starts it again with a growing pause when it dies, unless it was stopped. Safe for
 * use by several threads.
 */
final class Part {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STABLE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What a part is: its name, address, way to start and way to see that it serves. */
    record Definition(String name, String address, int port, Supplier<Launch> launch, Probe probe) {}

    private final Definition definition;
    private final Guard guard;
    private final Path log;
    private @Nullable Child child;
    private String stopSignal = "TERM";
    private boolean wanted;
    private boolean paused;
    private boolean ended;
    private int deaths;
    private Duration pause = FIRST_PAUSE;
    private long startAt;

    Part(Definition definition, Guard guard, Path log) {
        this.definition = definition;
        this.guard = guard;
        this.log = log;
    }

    String name() {
        return definition.name();
    }

    String address() {
        return definition.address();
    }

    Path log() {
        return log;
    }

    /** Starts it, or lets it go on when it was paused; does nothing after {@link #end()}. */
    synchronized void start() {
        if (ended) {
            return;
        }
        wanted = true;
        deaths = 0;
        if (paused && child != null) {
            child.resume();
        }
        paused = false;
        if (child == null || !child.alive()) {
            launch();
        }
    }

    /** Stops it for good. */
    synchronized void end() {
        ended = true;
        stop();
    }

    synchronized void stop() {
        wanted = false;
        paused = false;
        if (child != null) {
            child.stop(stopSignal, PATIENCE);
            child = null;
        }
    }

    synchronized void kill() {
        if (child != null) {
            paused = false;
            child.kill();
        }
    }

    synchronized void pause() {
        if (child != null && child.alive()) {
            paused = true;
            child.pause();
        }
    }

    /** Starts it again when it died and its pause is over; called every now and then. */
    synchronized void tend() {
        if (!wanted) {
            return;
        }
        if (child != null && child.alive()) {
            if (child.uptime().compareTo(STABLE) > 0) {
                pause = FIRST_PAUSE;
            }
            return;
        }
        if (child != null) {
            rest();
        } else if (System.nanoTime() - startAt >= 0) {
            try {
                launch();
            } catch (RuntimeException e) { // a full disk, say; it may have room the next time
                LogFile.append(log, "cannot be started: " + e);
                rest();
            }
        }
    }

    private void rest() {
        child = null;
        paused = false;
        deaths++;
        startAt = System.nanoTime() + pause.toNanos();
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    /** Whether it serves now. */
    boolean serves() {
        synchronized (this) {
            if (!wanted || paused || child == null || !child.alive()) {
                return false;
            }
        }
        try {
            return definition.probe().serves();
        } catch (Exception e) {
            return false;
        }
    }

    /** How often it died since somebody last started it. */
    synchronized int deaths() {
        return deaths;
    }

    /** The last thing that it printed, empty if it printed nothing. */
    String lastWords() {
        return LogFile.lastLine(log);
    }

    PartStatus status() {
        boolean serves = serves();
        synchronized (this) {
            boolean alive = child != null && child.alive();
            String health = !wanted ? "stopped" : paused ? "paused" : serves ? "ready" : alive ? "starting" : "down";
            return new PartStatus(
                    name(),
                    definition.address(),
                    health,
                    alive ? child.pid() : 0,
                    alive ? child.memory() : 0,
                    alive ? child.uptime().toSeconds() : 0);
        }
    }

    private void launch() {
        Launch launch = definition.launch().get();
        stopSignal = launch.stopSignal();
        child = Child.start(guard, launch, log);
    }
}
