package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.local.PartStatus;
import dev.waystone.local.ServiceInstance;
import dev.waystone.local.Supervisor;
import dev.waystone.local.SupervisorListener;
import dev.waystone.local.SupervisorOptions;
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
        var service = new ServiceInstance("order-notices", "order-notices", FreePorts.one(), Map.of());
        var options = new SupervisorOptions(ROOT, "only", FreePorts.ofStack(STATE), List.of(service));

        try (var supervisor = Supervisor.start(options, SupervisorListener.silent())) {
            assertThat(supervisor.status())
                    .allMatch(part -> part.health().equals("ready"))
                    .extracting(PartStatus::part)
                    .containsExactly("postgres", "kafka", "traces", "mailbox", "replica", "order-notices");
            assertThat(Files.readString(supervisor.log("order-notices")))
                    .doesNotContain("\"level\":\"WARN\"", "\"level\":\"ERROR\"", "\"level\":\"SEVERE\"");
        }
        Platform.delete(STATE);
    }
}
