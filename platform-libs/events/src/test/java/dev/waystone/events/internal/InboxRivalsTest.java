package dev.waystone.events.internal;

import static dev.waystone.events.internal.Numbers.ADA;
import static dev.waystone.events.internal.Numbers.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.events.TransientException;
import dev.waystone.events.internal.Arrival.Incoming;
import dev.waystone.events.internal.Plan.Advance;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxRivalsTest {

    @Inject
    Numbers numbers;

    @Inject
    InboxLab lab;

    @Inject
    Wire wire;

    private final String topic = "rivals-" + UUID.randomUUID();
    private final String consumer = "rival-" + UUID.randomUUID();

    @Test
    void two_owners_of_one_partition_apply_each_event_once_and_in_order() throws Exception {
        List<UUID> aggregates = aggregates(20);
        List<Incoming> events = new ArrayList<>();
        for (long sequence = 1; sequence <= 30; sequence++) {
            for (UUID aggregate : aggregates) {
                events.add(InboxLab.event(aggregate, sequence));
            }
        }
        try (ExecutorService rivals = Executors.newFixedThreadPool(3)) {
            List<Callable<Void>> all = Stream.of(7, 13, 29)
                    .<Callable<Void>>map(size -> () -> takeAll(events, size))
                    .toList();
            for (var rival : rivals.invokeAll(all)) {
                rival.get();
            }
        }
        aggregates.forEach(aggregate -> assertThat(numbers.seen("ada-inc", aggregate))
                .isEqualTo(LongStream.rangeClosed(1, 30).boxed().toList()));
    }

    @Test
    void a_mark_moves_only_from_where_it_was_read() {
        UUID id = UUID.randomUUID();
        Marks marks = lab.marks(consumer, topic);
        advance(marks, id, 1);
        advance(marks, id, 2);

        assertThatThrownBy(() -> advance(marks, id, 2)).isInstanceOf(TransientException.class);
        assertThatThrownBy(() -> advance(marks, id, 4)).isInstanceOf(TransientException.class);
        advance(marks, id, 3);
    }

    @Test
    void instances_that_come_and_go_lose_and_repeat_nothing() throws Exception {
        wire.create(topic, 6);
        Random random = new Random(7);
        List<UUID> aggregates = aggregates(40);
        List<Thread> threads = new ArrayList<>();
        List<Poller> pollers = new ArrayList<>();
        start(pollers, threads);
        wire.sendAll(topic, aggregates, 50);
        for (int change = 0; change < 6; change++) {
            long some = Math.min(2_000, applied() + 100 + random.nextInt(150));
            eventually(Duration.ofSeconds(30), "they went on", () -> applied() >= some);
            start(pollers, threads);
            if (pollers.size() > 2) {
                pollers.remove(random.nextInt(pollers.size())).stop();
            }
        }
        eventually(Duration.ofSeconds(30), "all are applied", () -> applied() == 2_000);
        pollers.forEach(Poller::stop);
        for (Thread thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        }
        aggregates.forEach(aggregate -> assertThat(numbers.seen("ada-inc", aggregate))
                .isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList()));
        eventually("the group is left", () -> members().isEmpty());
    }

    @Test
    void a_partition_that_rests_keeps_its_place_in_the_group_while_others_flow() throws Exception {
        wire.create(topic, 4);
        UUID stuck = UUID.randomUUID();
        UUID free = Stream.generate(UUID::randomUUID)
                .filter(id -> partition(id) != partition(stuck))
                .findFirst()
                .orElseThrow();
        AtomicBoolean down = new AtomicBoolean(true);
        Poller poller = lab.poller(consumer, topic, event -> {
            if (event.aggregateId().equals(stuck) && down.get()) {
                throw new TransientException("not now");
            }
            lab.see(topic, event);
        });
        Thread thread = Thread.ofPlatform().start(poller);
        eventually("it has joined", () -> members().size() == 1);
        String member = members().getFirst();
        wire.sendAll(topic, List.of(stuck), 3);

        for (long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
                System.nanoTime() < end;
                Thread.sleep(200)) {
            assertThat(members()).containsExactly(member);
        }
        wire.sendAll(topic, List.of(free), 3);
        eventually("the other flows", () -> numbers.seen("ada-inc", free).size() == 3);
        assertThat(numbers.seen("ada-inc", stuck)).isEmpty();
        assertThat(poller.degraded()).isTrue();

        down.set(false);
        eventually("it goes on", () -> numbers.seen("ada-inc", stuck).equals(List.of(1L, 2L, 3L)));
        poller.stop();
        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
    }

    private Void takeAll(List<Incoming> events, int size) throws InterruptedException {
        Batches batches = new Batches(lab.inbox(consumer, topic, event -> lab.see(topic, event)));
        for (int from = 0; from < events.size(); from += size) {
            List<Incoming> batch = events.subList(from, Math.min(events.size(), from + size));
            eventually("it is taken", () -> took(batches, batch));
        }
        return null;
    }

    private static boolean took(Batches batches, List<Incoming> batch) {
        try {
            batches.take("ada-inc", batch);
            return true;
        } catch (RuntimeException e) {
            assertThat(Failures.isTransient(e)).as(Failures.describe(e)).isTrue();
            return false;
        }
    }

    private void advance(Marks marks, UUID id, long first) {
        numbers.transact(ADA, () -> {
            Advance advance = Advance.none(first);
            advance.applied = 1;
            try {
                marks.advance(Map.of(id, advance));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void start(List<Poller> pollers, List<Thread> threads) {
        Poller poller = lab.poller(consumer, topic, event -> lab.see(topic, event));
        pollers.add(poller);
        threads.add(Thread.ofPlatform().start(poller));
    }

    private long applied() {
        return (Long) numbers.rows(
                        "ada-inc",
                        "SELECT coalesce(sum(applied), 0)::bigint AS n FROM inbox WHERE consumer = ?",
                        consumer)
                .getFirst()
                .get("n");
    }

    private List<String> members() {
        try (Admin admin = Admin.create(wire.kafka())) {
            ConsumerGroupDescription group =
                    admin.describeConsumerGroups(List.of(consumer)).all().get().get(consumer);
            return group.members().stream().map(MemberDescription::consumerId).toList();
        } catch (Exception e) {
            return List.of();
        }
    }

    private static int partition(UUID id) {
        return org.apache.kafka.common.utils.Utils.toPositive(org.apache.kafka.common.utils.Utils.murmur2(
                        id.toString().getBytes()))
                % 4;
    }

    private static List<UUID> aggregates(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }
}
