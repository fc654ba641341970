package dev.waystone.events.internal;

import static dev.waystone.events.internal.Numbers.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.events.internal.RelayLab.Instance;
import dev.waystone.testing.FaultProxy;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RelayTest {

    private static final Duration LEASE = Duration.ofMillis(900);

    @Inject
    Wire wire;

    private RelayLab lab;
    private final String topic = "relayed-" + UUID.randomUUID();

    @BeforeEach
    void a_topic() {
        lab = new RelayLab();
        wire.create(topic, 4);
    }

    @AfterEach
    void close() throws InterruptedException {
        lab.close();
    }

    @Test
    void buckets_are_shared_fairly_and_given_back_on_stop() {
        Instance one = lab.start(wire.kafka(), LEASE);
        eventually("one holds all", () -> held(one).size() == 16);
        Instance two = lab.start(wire.kafka(), LEASE);
        eventually("both hold half", () -> held(one).size() == 8 && held(two).size() == 8);
        Instance three = lab.start(wire.kafka(), LEASE);
        eventually(
                "nobody holds more than six",
                () -> Stream.of(one, two, three)
                                        .mapToInt(instance -> held(instance).size())
                                        .sum()
                                == 16
                        && Stream.of(one, two, three)
                                .allMatch(instance -> held(instance).size() <= 6));

        one.relay().stop();
        eventually(
                Duration.ofSeconds(2),
                "the others hold half",
                () -> held(two).size() == 8 && held(three).size() == 8);
        assertThat(lab.count("SELECT count(*) FROM outbox_relay WHERE owner = 'owner-0'"))
                .isZero();
    }

    @Test
    void the_buckets_of_a_silent_owner_are_taken_under_a_new_epoch() throws Exception {
        Leases silent = lab.leases("silent", LEASE);
        silent.refresh();
        assertThat(silent.held()).hasSize(16);

        Instance other = lab.start(wire.kafka(), LEASE);

        eventually("the other holds all", () -> held(other).size() == 16);
        assertThat(silent.held())
                .as("it does not believe in its leases any more")
                .isEmpty();
        assertThat(silent.renew()).as("nor can it renew them").isFalse();
        assertThat(other.leases().held().values()).containsOnly(2L);
    }

    @Test
    void a_former_owner_deletes_nothing() throws Exception {
        Leases former = lab.leases("former", LEASE);
        former.refresh();
        Map<Short, Long> epochs = former.held();
        lab.insert(topic, UUID.randomUUID(), 1);
        List<Long> ids = lab.rows().read(epochs.keySet(), Set.of(), 10).stream()
                .map(OutboxRow::id)
                .toList();

        lab.execute("UPDATE outbox_lease SET epoch = epoch + 1");

        assertThat(lab.rows().delete("former", epochs, ids)).isZero();
        assertThat(lab.count("SELECT count(*) FROM outbox")).isOne();
    }

    @Test
    void rows_that_commit_late_are_sent_although_later_ids_have_gone() throws Exception {
        lab.start(wire.kafka(), LEASE);
        UUID late = UUID.randomUUID();
        UUID early = UUID.randomUUID();
        try (Connection slow = lab.database().getConnection()) {
            slow.setAutoCommit(false);
            lab.insert(slow, topic, late, 1);
            lab.insert(topic, early, 1);
            eventually("the later id is sent", () -> wire.of(topic, early).size() == 1);
            slow.commit();
        }
        eventually("the earlier id is sent", () -> wire.of(topic, late).size() == 1);
        eventually("nothing is left", () -> outbox() == 0);
    }

    @Test
    void a_topic_that_is_missing_holds_up_no_other() {
        lab.start(wire.kafka(), LEASE);
        UUID id = UUID.randomUUID();
        lab.insert(topic + "-missing", id, 1);
        LongStream.rangeClosed(1, 20).forEach(sequence -> lab.insert(topic, id, sequence));

        eventually("the others are sent", () -> wire.of(topic, id).size() == 20);
        assertThat(outbox()).isOne();

        wire.create(topic + "-missing", 1);
        eventually("it is sent when its topic is there", () -> outbox() == 0);
        assertThat(wire.of(topic + "-missing", id)).hasSize(1);
    }

    @Test
    void events_wait_for_a_broker_that_is_away_without_a_busy_loop() throws Exception {
        String[] broker = wire.kafka()
                .get("bootstrap.servers")
                .toString()
                .replaceAll("^.*://", "")
                .split(":");
        try (FaultProxy proxy = FaultProxy.to(new InetSocketAddress(broker[0], Integer.parseInt(broker[1])))) {
            proxy.refuse();
            CountingDataSource counting = new CountingDataSource(lab.database());
            Map<String, Object> kafka = new HashMap<>(wire.kafka());
            kafka.put("bootstrap.servers", "127.0.0.1:" + proxy.port());
            Instance instance = lab.start(counting.source(), kafka, LEASE);
            UUID id = UUID.randomUUID();
            LongStream.rangeClosed(1, 100).forEach(sequence -> lab.insert(topic, id, sequence));

            eventually("it says so", () -> instance.relay().degraded());
            int before = counting.connections();
            Thread.sleep(2_000);
            assertThat(counting.connections() - before)
                    .as("looks at the database in 2 s")
                    .isLessThan(40);
            assertThat(outbox()).isEqualTo(100);

            proxy.pass();
            eventually("all are sent", () -> outbox() == 0);
            assertThat(Wire.sequences(wire.of(topic, id)))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 100).boxed().toList());
            eventually("it says so, too", () -> !instance.relay().degraded());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void owners_that_stall_and_lose_their_leases_may_repeat_but_never_reorder(long seed) throws Exception {
        Random random = new Random(seed);
        List<UUID> aggregates = Stream.generate(UUID::randomUUID).limit(40).toList();
        for (int i = 0; i < 3; i++) {
            lab.start(
                    new StallingDataSource(lab.database(), new Random(random.nextLong()), 0.03, 700).source(),
                    wire.kafka(),
                    Duration.ofMillis(400));
        }
        for (long sequence = 1; sequence <= 60; sequence++) {
            for (UUID aggregate : aggregates) {
                lab.insert(topic, aggregate, sequence);
            }
            if (random.nextInt(10) == 0) {
                lab.execute("UPDATE outbox_lease SET owner = 'nobody', epoch = epoch + 1, expires_at = '-infinity'"
                        + " WHERE bucket % 3 = " + random.nextInt(3));
            }
        }

        eventually(Duration.ofSeconds(30), "all are sent", () -> outbox() == 0);
        Map<String, Set<Long>> firsts = new HashMap<>();
        int[] repeats = {0};
        wire.read(topic, any -> true).forEach(record -> {
            boolean first = firsts.computeIfAbsent(new String(record.key()), key -> new LinkedHashSet<>())
                    .add(Long.parseLong(Wire.header(record, "ce_sequence")));
            repeats[0] += first ? 0 : 1;
        });
        assertThat(firsts).hasSize(40);
        firsts.values()
                .forEach(sequences -> assertThat(List.copyOf(sequences))
                        .isEqualTo(LongStream.rangeClosed(1, 60).boxed().toList()));
        System.out.printf("seed %d: 2400 events, %d repeats%n", seed, repeats[0]);
    }

    private static Set<Short> held(Instance instance) {
        return new TreeSet<>(instance.leases().held().keySet());
    }

    private long outbox() {
        return lab.count("SELECT count(*) FROM outbox");
    }

    /** Counts how often a connection is asked for. */
    private static final class CountingDataSource extends WrappedDataSource {

        private volatile int connections;

        CountingDataSource(DataSource wrapped) {
            super(wrapped);
        }

        @Override
        void beforeConnection() {
            connections++;
        }

        int connections() {
            return connections;
        }
    }

    /** Sleeps now and then, as a stopped process does: between any two statements. */
    private static final class StallingDataSource extends WrappedDataSource {

        private final Random random;
        private final double share;
        private final long millis;

        StallingDataSource(DataSource wrapped, Random random, double share, long millis) {
            super(wrapped);
            this.random = random;
            this.share = share;
            this.millis = millis;
        }

        @Override
        void beforeConnection() {
            if (random.nextDouble() < share) {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
