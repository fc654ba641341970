package dev.waystone.events.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.waystone.testing.QueryPlan;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement on the platform's tables has its index; those of a few rows, leases and relays, need none. */
@QuarkusTest
class QueryPlanTest {

    private static final UUID ID = UUID.randomUUID();

    @ParameterizedTest
    @MethodSource("statements")
    void has_its_index(String index, String statement, Object... arguments) {
        assertThat(QueryPlan.of(statement, arguments))
                .contains(index)
                .doesNotContainPattern("Seq Scan on (outbox|parked|inbox|due_work)\\b(?!_)");
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                of("outbox_bucket", OutboxRows.READ, "{1,2}", "{}", 500),
                of("outbox_bucket", OutboxRows.DELETE, "{1}", "{1}", "me", "{1,2}"),
                of("inbox_pkey", Marks.MARK, "c", "t", ID),
                of("parked_pkey", ParkingLot.CLOSE_GAPS, "c", "t", "{" + ID + "}"),
                of("parked_released", ParkingLot.RELEASED, "c", "t"),
                of("parked_pkey", ParkingLot.HEAD, "c", "t", ID),
                of("parked_pkey", ParkingLot.LEAVE, "c", "t", ID, 1L),
                of("parked_pkey", ParkingLot.PARK_AGAIN, 1L, "poison", "behind", 1L, "e", "c", "t", ID),
                of("parked_pkey", ParkingLot.COUNT, "c", "t"),
                of("parked_in_order", ParkedEventsInTable.LIST, 100),
                of("parked_pkey", ParkedEventsInTable.RELEASE, "c", "t", ID),
                of(
                        "due_work_execution_time",
                        "SELECT * FROM due_work WHERE picked = false AND execution_time <= now()"
                                + " ORDER BY execution_time LIMIT 100 FOR UPDATE SKIP LOCKED"),
                of(
                        "due_work_last_heartbeat",
                        "SELECT * FROM due_work WHERE picked = true AND last_heartbeat <= now()"
                                + " ORDER BY last_heartbeat"));
    }

    private static Arguments of(String index, String statement, Object... arguments) {
        return arguments(index, statement, arguments);
    }
}
