package dev.waystone.events.internal;

import static dev.waystone.events.internal.Numbers.ADA;
import static dev.waystone.events.internal.Numbers.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.core.RequestContext;
import dev.waystone.events.DueWork;
import dev.waystone.events.Outcome;
import dev.waystone.events.internal.ReminderTask.Reminder;
import dev.waystone.events.internal.ReminderTask.Run;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DueWorkTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Inject
    Numbers numbers;

    @Inject
    DueWork due;

    @Inject
    ReminderTask task;

    private final String id = UUID.randomUUID().toString();

    @AfterEach
    void nothing_special() {
        ReminderTask.BEHAVIOUR.clear();
    }

    @Test
    void work_that_is_due_now_runs_at_once_after_the_commit_and_outside_any_transaction() {
        Instant[] committed = new Instant[1];
        numbers.transact(new RequestContext("ada-inc", "ada", TRACE, null), () -> {
            assertThat(due.schedule(task, id, new Reminder("hello"), Instant.now()))
                    .isTrue();
            otherWorkRan(Instant.now());
            assertThat(runs()).isEmpty();
            committed[0] = Instant.now();
        });

        eventually("it ran", () -> runs().size() == 1);
        Run run = runs().getFirst();
        assertThat(run.run().data()).isEqualTo(new Reminder("hello"));
        assertThat(run.run().failures()).isZero();
        assertThat(run.context().tenant()).isEqualTo("ada-inc");
        assertThat(run.context().actor()).isEqualTo("ada");
        assertThat(run.context().traceparent())
                .startsWith(TRACE.substring(0, 36))
                .isNotEqualTo(TRACE);
        assertThat(run.inTransaction()).isFalse();
        assertThat(Duration.between(committed[0], run.at())).isLessThan(Duration.ofMillis(400));
        eventually("its row is gone", () -> rows() == 0);
    }

    @Test
    void work_runs_when_it_is_due_and_not_before() {
        Instant at = Instant.now().plusMillis(800);
        schedule(at);

        eventually("it ran", () -> runs().size() == 1);
        assertThat(runs().getFirst().at()).isBetween(at.minusMillis(1), at.plusMillis(1500));
    }

    @Test
    void a_rolled_back_transaction_schedules_nothing() {
        assertThatThrownBy(() -> numbers.transact(ADA, () -> {
                    due.schedule(task, id, new Reminder("x"), Instant.now());
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        otherWorkRan(Instant.now());
        assertThat(runs()).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void work_of_one_id_waits_once() {
        Instant later = Instant.now().plusSeconds(60);
        assertThat(schedule(later)).isTrue();
        assertThat(schedule(later)).isFalse();
        assertThat(numbers.tenants.<Boolean>as(
                        RequestContext.of("bob-ltd", "bob"), () -> due.schedule(task, id, new Reminder("x"), later)))
                .as("ids are apart by tenant")
                .isTrue();
    }

    @Test
    void cancelled_work_does_not_run() {
        Instant at = Instant.now().plusMillis(600);
        schedule(at);

        assertThat(numbers.tenants.<Boolean>as(ADA, () -> due.cancel(task, id))).isTrue();
        assertThat(numbers.tenants.<Boolean>as(ADA, () -> due.cancel(task, id))).isFalse();

        otherWorkRan(at.plusMillis(1));
        assertThat(runs()).isEmpty();
    }

    @Test
    void work_that_asks_for_it_runs_again() {
        ReminderTask.BEHAVIOUR.put(
                id, run -> runs().size() < 3 ? Outcome.again(Instant.now().plusMillis(100)) : Outcome.done());
        schedule(Instant.now());

        eventually("it ran three times", () -> runs().size() == 3);
        eventually("its row is gone", () -> rows() == 0);
        assertThat(runs()).extracting(run -> run.run().failures()).containsExactly(0, 0, 0);
    }

    @Test
    void parked_work_waits_until_it_is_released_and_then_runs_once_more() {
        ReminderTask.BEHAVIOUR.put(id, run -> runs().size() < 2 ? Outcome.parked() : Outcome.done());
        assertThat(release()).as("of none").isFalse();
        schedule(Instant.now());

        eventually("it is parked", () -> parked() == 1);
        otherWorkRan(Instant.now());
        assertThat(runs()).hasSize(1);
        assertThat(schedule(Instant.now())).as("work of this id is there").isFalse();

        assertThat(release()).isTrue();
        eventually("it ran again and is gone", () -> runs().size() == 2 && rows() == 0);
        assertThat(runs().getLast().run().data()).isEqualTo(new Reminder("x"));
    }

    @Test
    void work_that_is_not_parked_cannot_be_released() {
        schedule(Instant.now().plusSeconds(60));

        assertThat(release()).isFalse();
    }

    @Test
    void failed_work_runs_again_with_growing_pauses() {
        ReminderTask.BEHAVIOUR.put(id, run -> {
            if (run.failures() < 3) {
                throw new IOException("the bank is away");
            }
            return Outcome.done();
        });
        schedule(Instant.now());

        eventually("it ran until it succeeded", () -> runs().size() == 4);
        List<Run> runs = runs();
        assertThat(runs).extracting(run -> run.run().failures()).containsExactly(0, 1, 2, 3);
        assertThat(Duration.between(runs.get(2).at(), runs.get(3).at())).isGreaterThan(Duration.ofMillis(600));
    }

    @Test
    void the_work_of_a_silent_owner_is_taken_over() {
        schedule(Instant.now().plusSeconds(3600));
        numbers.update("""
                UPDATE due_work SET picked = true, picked_by = 'killed', execution_time = now(),
                       last_heartbeat = now() - interval '3 s' WHERE task_instance = ?""", "ada-inc/" + id);

        eventually("it ran here", () -> runs().size() == 1);
    }

    @Test
    void stalled_work_leaves_room_for_other_work() {
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            String stalled = UUID.randomUUID().toString();
            ReminderTask.BEHAVIOUR.put(stalled, run -> {
                end.await(30, TimeUnit.SECONDS);
                return Outcome.done();
            });
            numbers.transact(ADA, () -> due.schedule(task, stalled, new Reminder("slow"), Instant.now()));
        }
        Instant before = Instant.now();
        schedule(Instant.now());

        eventually("it ran", () -> runs().size() == 1);
        assertThat(Duration.between(before, runs().getFirst().at())).isLessThan(Duration.ofSeconds(2));
        end.countDown();
    }

    /** Until the runner has passed this time: work that was there to be found has been found. */
    private void otherWorkRan(Instant at) {
        String other = UUID.randomUUID().toString();
        CompletableFuture.runAsync(
                        () -> numbers.transact(ADA, () -> due.schedule(task, other, new Reminder("x"), at)),
                        Thread.ofPlatform()::start)
                .join();
        eventually("the other work ran", () -> runs(other).size() == 1);
    }

    private boolean schedule(Instant at) {
        return numbers.tenants.as(ADA, () -> due.schedule(task, id, new Reminder("x"), at));
    }

    private boolean release() {
        return numbers.tenants.as(ADA, () -> due.release(task, id));
    }

    private long parked() {
        return (Long) numbers.rows(
                        "ada-inc",
                        "SELECT count(*) AS n FROM due_work WHERE task_instance = ? AND execution_time = '9999-01-01Z'"
                                + " AND NOT picked",
                        "ada-inc/" + id)
                .getFirst()
                .get("n");
    }

    private List<Run> runs() {
        return runs(id);
    }

    private static List<Run> runs(String id) {
        return ReminderTask.RUNS.stream()
                .filter(run -> run.run().id().equals(id))
                .toList();
    }

    private long rows() {
        return (Long)
                numbers.rows("ada-inc", "SELECT count(*) AS n FROM due_work WHERE task_instance = ?", "ada-inc/" + id)
                        .getFirst()
                        .get("n");
    }
}
