package dev.waystone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A real stack, started once; its own folder below the build's, so that a path with a blank is in use. */
class SupervisorTest {

    private static final Path ROOT = root();
    private static final String NAME = "self test";
    private static final SupervisorOptions OPTIONS =
            new SupervisorOptions(ROOT, NAME, Ports.free(SupervisorOptions.state(ROOT, NAME)), List.of());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Supervisor supervisor = Supervisor.start(OPTIONS, SupervisorListener.silent());

    @AfterAll
    static void end() throws IOException {
        supervisor.close();
        Folders.delete(SupervisorOptions.state(ROOT, NAME));
    }

    @Test
    void every_part_serves_and_tells_its_memory() {
        assertThat(supervisor.status())
                .extracting(PartStatus::part)
                .containsExactly("postgres", "kafka", "redis", "token-issuer", "traces", "bank", "mailbox", "replica");
        assertThat(supervisor.status()).allSatisfy(part -> {
            assertThat(part.health()).isEqualTo("ready");
            assertThat(part.memoryBytes()).isPositive();
        });
    }

    @Test
    void a_service_gets_a_database_that_it_does_not_own_and_the_replica_follows() throws SQLException {
        var settings = supervisor.provide(Descriptors.read(descriptor()), false);
        try (var owner = connect(settings, "quarkus.datasource.jdbc.url", "quarkus.flyway");
                var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS seen (id uuid)");
        }
        var id = UUID.randomUUID();
        try (var app = connect(settings, "quarkus.datasource.jdbc.url", "quarkus.datasource");
                var statement = app.createStatement()) {
            statement.execute("INSERT INTO seen VALUES ('" + id + "')");
            assertThatThrownBy(() -> statement.execute("DROP TABLE seen")).hasMessageContaining("must be owner");
        }
        await("the replica has " + id, () -> answers(settings, "SELECT FROM seen WHERE id = '" + id + "'"));
    }

    @Test
    void a_second_supervisor_of_the_folder_is_refused() {
        assertThatThrownBy(() -> Supervisor.start(OPTIONS, SupervisorListener.silent()))
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining("one is running");
    }

    @Test
    void a_taken_port_is_named_and_nothing_stays_behind() throws IOException {
        var ports = Ports.free(SupervisorOptions.state(ROOT, "refused"));
        try (var taken = new ServerSocket(ports.of("bank"), 1, InetAddress.getLoopbackAddress())) {
            var options = new SupervisorOptions(ROOT, "refused", ports, List.of());

            assertThatThrownBy(() -> Supervisor.start(options, SupervisorListener.silent()))
                    .isInstanceOf(LocalProblem.class)
                    .hasMessageStartingWith("port " + taken.getLocalPort() + " of bank is taken by java")
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
            assertThat(StackClient.find(ROOT, "refused")).isEmpty();
            Folders.delete(options.state());
        }
    }

    @Test
    void a_killed_part_is_started_again() {
        long before = pid("bank");
        supervisor.fault("bank", FaultAction.KILL);

        await(
                "the bank has another process and serves",
                () -> pid("bank") != before && health("bank").equals("ready"));
    }

    @Test
    void a_killed_redis_comes_back_empty_and_asks_for_its_password() throws IOException {
        assertThat(redis("AUTH " + password() + "\r\nSET seen 1\r\nGET seen\r\n"))
                .contains("$1\r\n1");
        assertThat(redis("GET seen\r\n")).contains("-NOAUTH");
        long before = pid("redis");

        supervisor.fault("redis", FaultAction.KILL);

        await(
                "another Redis serves",
                () -> pid("redis") != before && health("redis").equals("ready"));
        assertThat(redis("AUTH " + password() + "\r\nGET seen\r\n")).contains("$-1");
    }

    @Test
    void redis_is_told_to_services_that_need_it_alone() {
        Descriptor catalogue = Descriptors.read(ROOT.resolve("services/catalog-items/service.yaml"));
        assertThat(supervisor.provide(catalogue, false))
                .containsEntry(
                        "quarkus.redis.hosts",
                        "redis://127.0.0.1:" + OPTIONS.ports().of("redis"))
                .containsKey("quarkus.redis.password");
        assertThat(supervisor.provide(Descriptors.read(descriptor()), false)).doesNotContainKey("quarkus.redis.hosts");
    }

    @Test
    void a_paused_database_serves_nobody_until_it_is_started() {
        supervisor.fault("postgres", FaultAction.PAUSE);
        assertThat(health("postgres")).isEqualTo("paused");
        supervisor.fault("postgres", FaultAction.START);
        await("the database serves", () -> health("postgres").equals("ready"));
    }

    @Test
    void a_database_killed_while_it_is_paused_leaves_no_frozen_child_and_is_started_again() {
        supervisor.fault("postgres", FaultAction.PAUSE);
        long before = pid("postgres");
        supervisor.fault("postgres", FaultAction.KILL);

        await(
                "another database serves",
                () -> pid("postgres") != before && health("postgres").equals("ready"));
    }

    @Test
    void every_part_has_a_session_of_its_own_which_the_terminal_does_not_reach() throws IOException {
        assumeFalse(Guard.OWN_SESSION.isEmpty(), "no setsid here");
        for (String part : List.of("postgres", "kafka", "redis", "bank")) {
            String[] stat = Files.readString(Path.of("/proc/" + pid(part) + "/stat"))
                    .replaceAll("\\(.*\\)", "x")
                    .split(" ");
            assertThat(stat[5]).as("session of " + part).isEqualTo(Long.toString(pid(part)));
        }
    }

    @Test
    void a_lost_replica_is_copied_from_the_primary_which_keeps_its_data() throws IOException, SQLException {
        var options =
                new SupervisorOptions(ROOT, "copied", Ports.free(SupervisorOptions.state(ROOT, "copied")), List.of());
        var descriptor = Descriptors.read(descriptor());
        try (var first = Supervisor.start(options, SupervisorListener.silent())) {
            first.provide(descriptor, false);
            try (var all = first.superuser("stock_items");
                    var statement = all.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS kept (id int)");
            }
        }
        Folders.delete(options.state().resolve("replica"));

        try (var second = Supervisor.start(options, SupervisorListener.silent())) {
            var settings = second.provide(descriptor, false);
            await(
                    "the replica has the table",
                    () -> answers(settings, "SELECT 1 FROM pg_tables WHERE tablename = 'kept'"));
        }
        Folders.delete(options.state());
    }

    @Test
    void a_start_that_fails_midway_ends_what_it_started_and_says_what_the_part_said() throws IOException {
        var options =
                new SupervisorOptions(ROOT, "broken", Ports.free(SupervisorOptions.state(ROOT, "broken")), List.of());
        Supervisor.start(options, SupervisorListener.silent()).close();
        Files.delete(options.state().resolve("postgres/global/pg_control"));

        assertThatThrownBy(() -> Supervisor.start(options, SupervisorListener.silent()))
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining("postgres ends as soon as it is started");

        assertThat(options.state().resolve("control.json")).doesNotExist();
        assertThat(StateLock.isFree(options.state())).isTrue();
        for (String part : List.of("postgres", "kafka", "redis", "token-issuer", "bank", "mailbox", "smtp", "imap")) {
            assertThat(Ports.isFree(options.ports().of(part))).as(part).isTrue();
        }
        Folders.delete(options.state());
    }

    @Test
    void a_stopped_part_stays_away_until_it_is_started() {
        supervisor.fault("bank", FaultAction.STOP);
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        assertThat(health("bank")).isEqualTo("stopped");
        supervisor.fault("bank", FaultAction.START);
        supervisor.awaitReady("bank", PATIENCE);
    }

    @Test
    void an_unknown_part_is_refused_with_those_that_are_there() {
        assertThatThrownBy(() -> supervisor.fault("banc", FaultAction.KILL))
                .isInstanceOfSatisfying(
                        LocalProblem.class,
                        problem -> assertThat(problem.whatToDo()).contains("bank"));
    }

    @Test
    void another_process_leases_the_test_stack_and_a_kill_of_its_supervisor_takes_every_part() {
        var lease = StackClient.lease(ROOT, StackClient.TEST, descriptor(), false);
        List<Long> parts = lease.client().status().stream().map(PartStatus::pid).toList();
        assertThat(lease.settings()).containsKey("kafka.bootstrap.servers");
        assertThat(parts).hasSize(8).allMatch(pid -> pid > 0);

        ProcessHandle.of(lease.client().pid()).orElseThrow().destroyForcibly();

        await(
                "no part is left",
                () -> parts.stream()
                        .noneMatch(pid -> ProcessHandle.of(pid)
                                .map(ProcessHandle::isAlive)
                                .orElse(false)));
    }

    private static String redis(String question) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), OPTIONS.ports().of("redis"))) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write((question + "QUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static String password() {
        return new Secrets(OPTIONS.state()).of("redis");
    }

    private static boolean answers(Map<String, String> settings, String query) {
        try (var replica = connect(settings, "quarkus.datasource.replica.jdbc.url", "quarkus.datasource");
                var statement = replica.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next();
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection connect(Map<String, String> settings, String url, String who) throws SQLException {
        return DriverManager.getConnection(
                settings.get(url), settings.get(who + ".username"), settings.get(who + ".password"));
    }

    private static String health(String part) {
        return status(part).map(PartStatus::health).orElse("");
    }

    private static long pid(String part) {
        return status(part).map(PartStatus::pid).orElse(0L);
    }

    private static Optional<PartStatus> status(String part) {
        return supervisor.status().stream()
                .filter(status -> status.part().equals(part))
                .findFirst();
    }

    private static void await(String what, BooleanSupplier yes) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!yes.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain: " + what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static Path descriptor() {
        return ROOT.resolve("services/stock-items/service.yaml");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
