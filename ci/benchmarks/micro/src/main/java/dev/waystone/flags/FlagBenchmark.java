package dev.waystone.flags;

import dev.waystone.core.RequestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A flag looked up for an actor, as it is once a request: on for all, and rolled out to half of the actors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FlagBenchmark {

    private static final String STATE = """
            {"version": 2, "features": [
              {"name": "bench.all", "type": "release", "enabled": true, "strategies": [{"name": "default"}]},
              {"name": "bench.half", "type": "release", "enabled": true, "strategies": [{"name": "flexibleRollout",
                "parameters": {"rollout": "50", "stickiness": "userId", "groupId": "bench.half"}}]}]}""";

    private final Optional<RequestContext> who = Optional.of(RequestContext.of("bench", "bench-user"));
    private Path file;
    private Toggles toggles;

    /** A source that has the two flags. */
    @Setup
    public void declare() throws IOException {
        file = Files.writeString(Files.createTempFile("flags", ".json"), STATE);
        toggles = Toggles.of(
                new Source.LocalFile(file),
                "bench",
                new DeclaredFlags(Map.of("bench.all", false, "bench.half", false)));
        if (!toggles.isOn("bench.all", false, who)) {
            throw new IllegalStateException("the flag that is on for all is off");
        }
    }

    /** The source ends with the measurement. */
    @TearDown
    public void stop() throws IOException {
        toggles.close();
        Files.delete(file);
    }

    /** On for all. */
    @Benchmark
    public boolean onForAll() {
        return toggles.isOn("bench.all", false, who);
    }

    /** On for half of the actors. */
    @Benchmark
    public boolean rolledOutToHalf() {
        return toggles.isOn("bench.half", false, who);
    }
}
