package dev.waystone.cli;

import dev.waystone.local.NeededParts;
import dev.waystone.local.Ports;
import dev.waystone.local.ServiceInstance;
import dev.waystone.local.Supervisor;
import dev.waystone.local.SupervisorListener;
import dev.waystone.local.SupervisorOptions;
import dev.waystone.render.Descriptor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/** Runs the platform in this process until Ctrl-C, a signal to end, or {@code ./waystone down}. */
final class Foreground {
    private static final double MILLIS = 1000.0;

    private final House house;
    private final Console console;
    private final CountDownLatch asked = new CountDownLatch(1);

    Foreground(House house, Console console) {
        this.house = house;
        this.console = console;
    }

    /** What is done once all is ready. */
    @FunctionalInterface
    interface Arrival {
        void of(Running platform) throws InterruptedException;
    }

    /**
     * Starts everything, does what is to be done, and waits for the wish to end.
     *
     * @throws dev.waystone.local.LocalProblem if a part does not come up; then nothing is left behind
     */
    void run(Collection<Descriptor> services, int portOffset, boolean withUnleash, Arrival arrival)
            throws InterruptedException {
        List<ServiceInstance> instances = services.stream()
                .map(service -> ServiceInstance.of(
                        service.name(), service.provides().http().port() + portOffset))
                .toList();
        var options = new SupervisorOptions(
                house.root(), LocalPlatform.STACK, Ports.wellKnown(portOffset), instances, withUnleash);
        int parts = NeededParts.of(services, withUnleash).size() + instances.size();
        console.progress("starting", "starting " + parts + " parts");
        Supervisor supervisor = Supervisor.start(options, listener(), asked::countDown);
        try {
            endOnSignals(Thread.currentThread());
            arrival.of(LocalPlatform.find(house).orElseThrow(() -> new Failure("the platform ended at once")));
            asked.await();
        } catch (InterruptedException | Failure e) {
            if (asked.getCount() > 0) {
                throw e;
            }
        } finally {
            end(supervisor);
        }
    }

    private void end(Supervisor supervisor) {
        Thread.interrupted(); // the wish to end is heard; ending must not be cut short
        Instant start = Instant.now();
        supervisor.close(listener());
        console.say("all parts ended in " + seconds(Duration.between(start, Instant.now())));
    }

    private void endOnSignals(Thread waiting) {
        for (String name : List.of("INT", "TERM", "HUP")) {
            Signal.handle(new Signal(name), signal -> {
                asked.countDown();
                waiting.interrupt();
            });
        }
    }

    private SupervisorListener listener() {
        return new SupervisorListener() {
            @Override
            public void ready(String part, String address, Duration after) {
                console.say(String.format(Locale.ROOT, "%-16s ready after %7s  %s", part, seconds(after), address));
            }

            @Override
            public void stopping(String part) {
                console.progress("ending", "ending " + part);
            }
        };
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS);
    }
}
