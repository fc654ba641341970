package dev.waystone.cli;

import dev.waystone.local.FaultAction;
import dev.waystone.local.PartStatus;
import dev.waystone.local.StackClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The platform as its supervisor, in whichever process, tells of it. */
final class LocalPlatform implements Running {
    /** The name of the stack that {@code up} runs. */
    static final String STACK = "up";

    private static final int SECONDS_TO_END = 30;

    private final House house;
    private final String stack;

    private LocalPlatform(House house, String stack) {
        this.house = house;
        this.stack = stack;
    }

    /** The platform of this clone, empty if none runs. */
    static Optional<Running> find(House house) {
        return find(house, STACK);
    }

    /** The same for the stack of this name. */
    static Optional<Running> find(House house, String stack) {
        return StackClient.find(house.root(), stack).map(client -> {
            client.close();
            return new LocalPlatform(house, stack);
        });
    }

    @Override
    public List<PartStatus> parts() {
        return ask(StackClient::status);
    }

    @Override
    public Path log(String part) {
        return ask(client -> client.log(part));
    }

    @Override
    public void fault(String part, FaultAction action) {
        ask(client -> {
            client.fault(part, action);
            return part;
        });
    }

    @Override
    public void end() throws InterruptedException {
        long pid = ask(client -> {
            client.stop();
            return client.pid();
        });
        try {
            Optional<ProcessHandle> supervisor = ProcessHandle.of(pid);
            if (supervisor.isPresent()) {
                supervisor.get().onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            throw new Failure(
                    "the platform does not end within " + SECONDS_TO_END + " s; kill -9 " + pid + " ends it all");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T ask(Function<StackClient, T> question) {
        try (StackClient client = StackClient.find(house.root(), stack)
                .orElseThrow(() -> new Failure("the platform has just ended; ./waystone up starts it again"))) {
            return question.apply(client);
        }
    }
}
