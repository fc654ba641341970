package dev.waystone.acceptance;

import dev.waystone.local.FaultAction;
import dev.waystone.local.ServiceInstance;
import dev.waystone.local.Supervisor;
import dev.waystone.local.SupervisorListener;
import dev.waystone.local.SupervisorOptions;
import dev.waystone.testing.Tokens;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The packaged services on a real stack of their own, two instances of purchase-orders and of catalog-items;
 * {@linkplain #shared() one} for all tests of this JVM, and others for tests that break something for good.
 */
final class Platform implements AutoCloseable {

    /** Orders placed at {@link #HURRIED_INSTANCE} must end within this. */
    static final Duration SHORT_DEADLINE = Duration.ofSeconds(8);

    /** No instance of catalog-items tells anything older. */
    static final Duration HARD_TTL = Duration.ofSeconds(5);

    /** For so long they tell it without looking for a newer one. */
    static final Duration SOFT_TTL = Duration.ofSeconds(1);

    /** The lock of those who run beside the shared platform, on one of their own or in a second clone: one at a time. */
    static final String ANOTHER = "beside the shared platform";

    /** The instance of purchase-orders that gives its orders little time. */
    static final int HURRIED_INSTANCE = 1;

    private static final Duration LONGEST_RUN = Duration.ofHours(12);
    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration REST = Duration.ofSeconds(120);
    private static final List<String> DATABASES =
            List.of("catalog_items", "purchase_orders", "stock_items", "card_payments", "order_notices");

    private final Path root;
    private final Path state;
    private final Map<String, Integer> services = Map.of(
            "catalog-items", FreePorts.one(),
            "catalog-items-2", FreePorts.one(),
            "purchase-orders", FreePorts.one(),
            "purchase-orders-2", FreePorts.one(),
            "stock-items", FreePorts.one(),
            "card-payments", FreePorts.one(),
            "order-notices", FreePorts.one());
    private final URI issuer;
    private final URI traces;
    private final Supervisor supervisor;
    private final TheBank bank;
    private final TheMailbox mailbox;
    private final Shop shop;
    private final EvidenceReader evidence;

    private Platform(Path root, String name, Map<String, String> settings) {
        this.root = root;
        this.state = SupervisorOptions.state(root, name);
        var ports = FreePorts.ofStack(state);
        issuer = URI.create("http://127.0.0.1:" + ports.of("token-issuer"));
        traces = URI.create("http://127.0.0.1:" + ports.of("traces"));
        bank = new TheBank(URI.create("http://127.0.0.1:" + ports.of("bank")), state.resolve("bank/charges.jsonl"));
        mailbox = new TheMailbox(URI.create("http://127.0.0.1:" + ports.of("mailbox")));
        var options = new SupervisorOptions(root, name, ports, instances(settings));
        List.of("postgres", "replica", "kafka/data", "bank", "mailbox").forEach(data -> delete(state.resolve(data)));
        supervisor = Supervisor.start(options, new SupervisorListener() {
            @Override
            public void ready(String part, String address, Duration after) {
                System.out.printf("%s: %s ready at %s after %d ms%n", name, part, address, after.toMillis());
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close));
        DATABASES.forEach(database -> sql(database, Witness.INSTALL));
        shop = shopOf("acceptance");
        evidence = new EvidenceReader(this, supervisor.bootstrap());
    }

    /** The platform of this JVM; started by the first who asks. */
    static Platform shared() {
        return Shared.PLATFORM;
    }

    /** Another platform whose services have these settings, too; for tests that break something for good. */
    static Platform another(String name, Map<String, String> settings) {
        return new Platform(rootOfClone(), name, settings);
    }

    /** The clone that this JVM tests. */
    static Path rootOfClone() {
        return rootAbove(Path.of("").toAbsolutePath());
    }

    Path root() {
        return root;
    }

    /** Something in the folder that holds all that this platform writes. */
    Path state(String file) {
        return state.resolve(file);
    }

    /** The copy of a packaged service that this platform runs. */
    Path application(String service) {
        return state.resolve("apps").resolve(service);
    }

    /** What a part has printed. */
    List<String> log(String part) {
        Path file = supervisor.log(part);
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parts that are instances of any service. */
    Set<String> instances() {
        return services.keySet();
    }

    /** The process of a part. */
    long pid(String part) {
        return supervisor.status().stream()
                .filter(status -> status.part().equals(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no part " + part))
                .pid();
    }

    /** The parts that are instances of a service. */
    List<String> partsOf(String service) {
        return services.keySet().stream()
                .filter(part -> part.equals(service) || part.equals(service + "-2"))
                .toList();
    }

    Shop shop() {
        return shop;
    }

    /** A customer of this tenant. */
    Shop shopOf(String tenant) {
        return new Shop(
                Map.of(
                        "catalog-items", List.of(at("catalog-items"), at("catalog-items-2")),
                        "purchase-orders", List.of(at("purchase-orders"), at("purchase-orders-2")),
                        "stock-items", List.of(at("stock-items")),
                        "card-payments", List.of(at("card-payments"))),
                new Tokens(issuer).issue(tenant, "customer", LONGEST_RUN, List.of()));
    }

    TheBank bank() {
        return bank;
    }

    TheMailbox mailbox() {
        return mailbox;
    }

    void stop(String part) {
        supervisor.fault(part, FaultAction.STOP);
    }

    void start(String part) {
        begin(part);
        awaitReady(part);
    }

    /** Starts it and does not wait. */
    void begin(String part) {
        supervisor.fault(part, FaultAction.START);
    }

    /** Starts what is stopped, lets go on what is paused, and does not wait. */
    void beginAll() {
        supervisor.status().forEach(part -> begin(part.part()));
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

    /** What stands in the headers of each record of a topic, with its key in front. */
    List<String> headersOn(String topic) {
        return evidence.headers(topic);
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

    /** Holds the replica where it is until closed: it answers, but takes in nothing that the primary writes. */
    StillReplica standStill() {
        try {
            return new StillReplica(supervisor.superuserOfReplica("postgres"));
        } catch (SQLException e) {
            throw new AssertionError("the replica cannot be held", e);
        }
    }

    /** Holds the locks of a statement until closed. */
    HeldLock holding(String database, String statement) {
        try {
            return new HeldLock(supervisor.superuser(database), statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
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
        static final Platform PLATFORM = new Platform(rootOfClone(), "acceptance", Map.of()).warmedUp();
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

    private List<ServiceInstance> instances(Map<String, String> settings) {
        var hurried = new HashMap<>(settings);
        hurried.put("purchase-orders.deadline", SHORT_DEADLINE.toString());
        return List.of(
                catalogItems("catalog-items", settings),
                catalogItems("catalog-items-2", settings),
                instance("stock-items", settings),
                instance("card-payments", settings),
                instance("order-notices", settings),
                instance("purchase-orders", settings),
                new ServiceInstance(
                        "purchase-orders-2", "purchase-orders", services.get("purchase-orders-2"), hurried));
    }

    private ServiceInstance instance(String service, Map<String, String> settings) {
        return new ServiceInstance(service, service, services.get(service), settings);
    }

    private ServiceInstance catalogItems(String part, Map<String, String> settings) {
        var forgetful = new HashMap<>(settings);
        String cache = "waystone.cache.named.catalog-items.";
        forgetful.put(cache + "soft-ttl", SOFT_TTL.toString());
        forgetful.put(cache + "negative-ttl", SOFT_TTL.toString());
        forgetful.put(cache + "hard-ttl", HARD_TTL.toString());
        return new ServiceInstance(part, "catalog-items", services.get(part), forgetful);
    }

    /** Where a service, or the receiver of traces, listens. */
    URI address(String part) {
        return part.equals("traces") ? traces : at(part);
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
