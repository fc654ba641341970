package dev.waystone.acceptance;

import dev.waystone.local.FaultAction;
import dev.waystone.local.Ports;
import dev.waystone.local.ServiceInstance;
import dev.waystone.local.Supervisor;
import dev.waystone.local.SupervisorListener;
import dev.waystone.local.SupervisorOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The packaged services on a real stack of their own, two instances of purchase-orders; {@linkplain #shared() one} for all tests
 * of this JVM, and others for tests that break something for good.
 */
final class Platform implements AutoCloseable {

    /** Orders placed at {@link #HURRIED_INSTANCE} must end within this. */
    static final Duration SHORT_DEADLINE = Duration.ofSeconds(8);

    /** The instance of purchase-orders that gives its orders little time. */
    static final int HURRIED_INSTANCE = 1;

    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration REST = Duration.ofSeconds(120);
    private static final List<String> DATABASES =
            List.of("catalog_items", "purchase_orders", "stock_items", "card_payments");

    private final Path root;
    private final Map<String, Integer> services = Map.of(
            "catalog-items", Ports.anyFree(),
            "purchase-orders", Ports.anyFree(),
            "purchase-orders-2", Ports.anyFree(),
            "stock-items", Ports.anyFree(),
            "card-payments", Ports.anyFree());
    private final Supervisor supervisor;
    private final TheBank bank;
    private final Shop shop;
    private final EvidenceReader evidence;

    private Platform(Path root, String name) {
        this.root = root;
        var ports = Ports.free(SupervisorOptions.state(root, name));
        var tokens = new Tokens(URI.create("http://127.0.0.1:" + ports.of("token-issuer")));
        bank = new TheBank(URI.create("http://127.0.0.1:" + ports.of("bank")));
        var options = new SupervisorOptions(root, name, ports, instances());
        List.of("postgres", "replica", "kafka/data", "bank")
                .forEach(data -> delete(options.state().resolve(data)));
        supervisor = Supervisor.start(options, new SupervisorListener() {
            @Override
            public void ready(String part, String address, Duration after) {
                System.out.printf("%s: %s ready at %s after %d ms%n", name, part, address, after.toMillis());
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close));
        DATABASES.forEach(database -> sql(database, Witness.INSTALL));
        shop = new Shop(
                Map.of(
                        "catalog-items", List.of(at("catalog-items")),
                        "purchase-orders", List.of(at("purchase-orders"), at("purchase-orders-2")),
                        "stock-items", List.of(at("stock-items")),
                        "card-payments", List.of(at("card-payments"))),
                tokens::get);
        evidence = new EvidenceReader(this, supervisor.bootstrap());
    }

    /** The platform of this JVM; started by the first who asks. */
    static Platform shared() {
        return Shared.PLATFORM;
    }

    /** Another platform; {@code root} is the clone, or a folder that looks like one. */
    static Platform of(Path root, String name) {
        return new Platform(root, name);
    }

    /** The clone that this JVM tests. */
    static Path rootOfClone() {
        return rootAbove(Path.of("").toAbsolutePath());
    }

    Path root() {
        return root;
    }

    Shop shop() {
        return shop;
    }

    TheBank bank() {
        return bank;
    }

    void stop(String part) {
        supervisor.fault(part, FaultAction.STOP);
    }

    void start(String part) {
        supervisor.fault(part, FaultAction.START);
        awaitReady(part);
    }

    void restart(String part) {
        stop(part);
        start(part);
    }

    void kill(String part) {
        supervisor.fault(part, FaultAction.KILL);
    }

    void pause(String part) {
        supervisor.fault(part, FaultAction.PAUSE);
    }

    void resume(String part) {
        supervisor.fault(part, FaultAction.START);
    }

    void awaitReady(String part) {
        supervisor.awaitReady(part, READY);
    }

    void awaitReady() {
        supervisor.status().forEach(part -> awaitReady(part.part()));
    }

    /** Waits until no event is on its way and no order is open. */
    void atRest() {
        Await.yes("the platform comes to rest", REST, evidence::atRest);
    }

    /** Waits for rest and checks every invariant over everything since the start. */
    void assertInvariants() {
        atRest();
        Invariants.hold(evidence.read());
    }

    /** The invariants that do not hold at this moment. */
    Set<Invariant> broken() {
        return Invariants.broken(evidence.read()).keySet();
    }

    /** All that happened until this moment. */
    Evidence evidence() {
        return evidence.read();
    }

    /** Ends every process of it. */
    @Override
    public void close() {
        supervisor.close();
    }

    /** Runs statements with all rights. */
    void sql(String database, String statements) {
        try (var connection = supervisor.superuser(database);
                var statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new AssertionError(statements, e);
        }
    }

    /** Rows of a query run with all rights. */
    <T> List<T> rows(String database, String query, Row<T> row) {
        try (var connection = supervisor.superuser(database);
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new java.util.ArrayList<T>();
            while (found.next()) {
                rows.add(row.of(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** The first column of the first row as text, empty when there is none. */
    String text(String database, String query) {
        return rows(database, query, row -> String.valueOf(row.getString(1))).stream()
                .findFirst()
                .orElse("");
    }

    /** Reads one row. */
    interface Row<T> {
        T of(java.sql.ResultSet row) throws SQLException;
    }

    /** Started when it is first asked for. */
    private static final class Shared {
        static final Platform PLATFORM = new Platform(rootOfClone(), "acceptance").warmedUp();
    }

    /** The first orders of a JVM are slow; no test is about them. */
    private Platform warmedUp() {
        var item = shop.item("1.00", 1_000_000);
        for (int turn = 0; turn < 20; turn++) {
            shop.order(turn, Shop.lines(item, 1));
        }
        atRest();
        return this;
    }

    private List<ServiceInstance> instances() {
        return List.of(
                ServiceInstance.of("catalog-items", services.get("catalog-items")),
                ServiceInstance.of("stock-items", services.get("stock-items")),
                ServiceInstance.of("card-payments", services.get("card-payments")),
                ServiceInstance.of("purchase-orders", services.get("purchase-orders")),
                new ServiceInstance(
                        "purchase-orders-2",
                        "purchase-orders",
                        services.get("purchase-orders-2"),
                        Map.of("purchase-orders.deadline", SHORT_DEADLINE.toString())));
    }

    private URI at(String part) {
        return URI.create("http://127.0.0.1:" + services.get(part));
    }

    /** Deletes it with all that is in it; links, not what they lead to. */
    static void delete(Path folder) {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Path rootAbove(Path folder) {
        return Files.exists(folder.resolve("mvnw")) ? folder : rootAbove(folder.getParent());
    }
}
