package dev.waystone.local;

import dev.waystone.local.issuer.Roles;
import dev.waystone.render.Descriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parts that services need, and what each service needs of them. */
final class Stack {

    private static final Duration QUICK = Duration.ofSeconds(2);

    private final Path state;
    private final Ports ports;
    private final List<String> needed;
    private final Toolbox toolbox;
    private final Secrets secrets;
    private final Postgres postgres;
    private final Kafka kafka;
    private final Redis redis;
    private final Databases databases;
    private final Topics topics;
    private final StackFlags flags;
    private final Settings settings;

    Stack(SupervisorOptions options, List<String> needed) {
        this.state = options.state();
        this.ports = options.ports();
        this.needed = needed;
        this.toolbox = new Toolbox(options.root(), state);
        toolbox.copy(options.instances().stream().map(ServiceInstance::service).collect(Collectors.toSet()));
        this.secrets = new Secrets(state);
        Path programs = PostgresBinaries.unpack(toolbox.programs("postgres"), state);
        if (needed.contains("postgres")) {
            Preflight.librariesAreThere(programs.resolve("bin/postgres"));
            Preflight.librariesAreThere(programs.resolve("bin/initdb"));
        }
        this.postgres = new Postgres(programs, state, ports, secrets, OrdinaryUser.of(state));
        this.kafka = new Kafka(toolbox, state, ports);
        Path redisServer = RedisBinary.unpack(toolbox.programs("redis"), state);
        if (needed.contains("redis")) {
            Preflight.librariesAreThere(redisServer);
        }
        this.redis = new Redis(redisServer, state, ports, secrets);
        this.databases = new Databases(postgres, secrets);
        this.topics = new Topics(kafka.bootstrap());
        this.flags = new StackFlags(options, secrets);
        this.settings = new Settings(postgres, secrets, ports, kafka, redis);
    }

    /** The parts that are needed, in the order in which they are shown. */
    List<Part.Definition> parts() {
        if (needed.contains("postgres")) {
            postgres.initialise(needed.contains("replica"));
        }
        return all().stream().filter(part -> needed.contains(part.name())).toList();
    }

    private List<Part.Definition> all() {
        return List.of(
                part("postgres", postgres::primary, () -> answers("postgres")),
                part("kafka", kafka::launch, () -> topics.answers(QUICK)),
                part("redis", redis::launch, redis::answers),
                part(
                        "token-issuer",
                        () -> own("token-issuer", "dev.waystone.local.issuer.TokenIssuer"),
                        health("token-issuer")),
                part("traces", () -> own("traces", "dev.waystone.local.traces.TraceReceiver"), health("traces")),
                part("bank", () -> own("bank", "dev.waystone.local.bank.Bank"), health("bank")),
                part("mailbox", this::mailbox, health("mailbox")),
                part("replica", postgres::replica, () -> answers("replica")));
    }

    /** Parts that were asked for. */
    List<Part.Definition> extras() {
        return flags.parts();
    }

    /** What must exist before those start. */
    void prepareExtras() {
        sql(() -> flags.prepare(databases));
    }

    /** A service's instance as a part. */
    Part.Definition part(ServiceInstance instance, Descriptor descriptor, List<ServiceInstance> all) {
        String address = "http://127.0.0.1:" + instance.port();
        return new Part.Definition(
                instance.part(),
                address,
                instance.port(),
                () -> application(
                        instance, flags.with(settings.of(instance, descriptor, all), descriptor, instance.part())),
                () -> Web.ok(address + "/q/health/ready"));
    }

    /** What must exist before the replica can follow. */
    void primaryServes() {
        sql(() -> {
            if (!databases.replicationSlot()) {
                postgres.forgetReplica();
                throw new LocalProblem("the replica was away for too long to follow", "start again: it is copied anew");
            }
        });
    }

    /**
     * Makes a service's database and topics; {@code fresh} throws its old database away, and lets it hear what is published from now on.
     * Answers with its tests' settings.
     */
    synchronized Map<String, String> provide(Descriptor service, Map<String, Descriptor> producers, boolean fresh) {
        if (needed.contains("postgres")) {
            sql(() -> database(service, fresh));
        }
        if (needed.contains("kafka")) {
            topics.ensure(service, producers);
            if (fresh) {
                topics.hearFromNowOn(service);
            }
        }
        flags.declare(service, fresh);
        tokensFor(service);
        return flags.with(settings.ofTests(service), service, service.name());
    }

    private void database(Descriptor service, boolean fresh) throws SQLException {
        if (fresh) {
            databases.renew(service.name());
        } else {
            databases.ensure(service.name());
        }
    }

    /** A connection with all rights to a service's database, as a server has it. */
    Connection superuser(String server, String database) throws SQLException {
        return postgres.connect(server, database);
    }

    String bootstrap() {
        return kafka.bootstrap();
    }

    private boolean answers(String part) throws SQLException {
        try (Connection connection = postgres.connect(part, "postgres")) {
            return connection.isValid(2);
        }
    }

    private Probe health(String part) {
        return () -> Web.ok("http://127.0.0.1:" + ports.of(part) + "/health");
    }

    private Part.Definition part(String name, java.util.function.Supplier<Launch> launch, Probe probe) {
        int port = ports.of(name);
        return new Part.Definition(name, "127.0.0.1:" + port, port, launch, probe);
    }

    private Launch own(String part, String main) {
        var command = new ArrayList<>(toolbox.jvm("64m"));
        command.addAll(List.of("-cp", toolbox.ownClasses(), main));
        command.addAll(List.of(
                "--port",
                Integer.toString(ports.of(part)),
                "--state",
                state.resolve(part).toString()));
        return new Launch(command, Map.of(), state, "TERM");
    }

    private Launch mailbox() {
        Settings.write(state.resolve("mailbox/mailbox.properties"), settings.ofMailbox());
        return own("mailbox", "dev.waystone.local.mailbox.Mailbox");
    }

    private Launch application(ServiceInstance instance, Map<String, String> config) {
        Path file = Settings.write(state.resolve("config").resolve(instance.part() + ".properties"), config);
        var command = new ArrayList<>(toolbox.service(instance.service()));
        command.add("-Dsmallrye.config.locations=" + file.toUri());
        command.addAll(List.of("-jar", toolbox.application(instance.service()).toString()));
        return new Launch(command, Map.of(), state, "TERM");
    }

    private void tokensFor(Descriptor service) {
        try {
            Roles.note(state.resolve("token-issuer"), service.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Sql {
        void run() throws SQLException;
    }

    private static void sql(Sql work) {
        try {
            work.run();
        } catch (SQLException e) {
            throw new LocalProblem("the database refuses what a service needs (" + e.getMessage() + ")", "see its log");
        }
    }

    /** Descriptors by service name. */
    static Map<String, Descriptor> byName(java.util.Collection<Descriptor> descriptors) {
        var names = new TreeMap<String, Descriptor>();
        descriptors.forEach(descriptor -> names.put(descriptor.name(), descriptor));
        return names;
    }
}
