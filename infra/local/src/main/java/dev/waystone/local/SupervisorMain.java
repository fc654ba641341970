package dev.waystone.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A leased stack in a process of its own: {@code SupervisorMain <root of the clone> <name of the stack>}. */
public final class SupervisorMain {

    private static final Duration LINGER = Duration.ofSeconds(Long.getLong("waystone.linger", 60));

    private SupervisorMain() {}

    /** Runs until nobody has leased the stack for a minute, or until asked to end. */
    public static void main(String[] arguments) throws InterruptedException {
        Path root = Path.of(arguments[0]);
        String name = arguments[1];
        var end = new CountDownLatch(1);
        var ports = Ports.free(SupervisorOptions.state(root, name));
        var options = new SupervisorOptions(root, name, ports, List.of());
        try (var supervisor = Supervisor.start(options, SupervisorListener.silent(), end::countDown)) {
            Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close));
            while (!end.await(1, TimeUnit.SECONDS) && supervisor.idle().compareTo(LINGER) < 0) {
                continue;
            }
        } catch (LocalProblem e) {
            System.err.println(e.line());
            System.exit(1);
        }
    }
}
