package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.local.PartStatus;
import dev.waystone.local.ServiceInstance;
import dev.waystone.local.Supervisor;
import dev.waystone.local.SupervisorListener;
import dev.waystone.local.SupervisorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What {@code up --only} starts. */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Platform.ANOTHER)
class OnlyWhatIsNeededTest {

    private static final Path ROOT = Platform.rootOfClone();
    private static final Path STATE = SupervisorOptions.state(ROOT, "only");

    @Test
    void order_notices_alone_is_ready_on_its_own_parts_and_misses_nothing() throws Exception {
        Platform.delete(STATE); // what a run that failed has left
        var service = new ServiceInstance("order-notices", "order-notices", FreePorts.one(), Map.of());
        var options = new SupervisorOptions(ROOT, "only", FreePorts.ofStack(STATE), List.of(service));

        try (var supervisor = Supervisor.start(options, SupervisorListener.silent())) {
            assertThat(supervisor.status())
                    .allMatch(part -> part.health().equals("ready"))
                    .extracting(PartStatus::part)
                    .containsExactly("postgres", "kafka", "traces", "mailbox", "replica", "order-notices");
            assertThat(complaints(supervisor.log("order-notices"))).isEmpty();
        }
        Platform.delete(STATE);
    }

    /** Warnings and errors in a log. */
    private static List<String> complaints(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("\"level\":\"WARN\"") || line.contains("\"level\":\"ERROR\""))
                .toList();
    }
}
