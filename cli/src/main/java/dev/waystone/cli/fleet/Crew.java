package dev.waystone.cli.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same with many members, some at a time. */
final class Crew {
    private Crew() {}

    /** What {@code work} gives for each, in the order of the members; ends when all have ended. */
    static <T> List<T> each(int parallel, List<FleetFile.Member> members, Function<FleetFile.Member, T> work)
            throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(parallel)) {
            List<Future<T>> running = members.stream()
                    .map(member -> workers.submit(() -> work.apply(member)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(of(one));
            }
            return results;
        }
    }

    private static <T> T of(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }
}
