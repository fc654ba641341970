package dev.waystone.local;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptor.StackPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The configuration that a stack gives to a service; the same keys by {@code up}, in tests and in dev mode. */
final class Settings {

    private static final String MAIL_USER = "waystone";

    private final Postgres postgres;
    private final Secrets secrets;
    private final Ports ports;
    private final Kafka kafka;
    private final Redis redis;

    Settings(Postgres postgres, Secrets secrets, Ports ports, Kafka kafka, Redis redis) {
        this.postgres = postgres;
        this.secrets = secrets;
        this.ports = ports;
        this.kafka = kafka;
        this.redis = redis;
    }

    /** What the stack itself gives of the parts that a service needs; a key that it does not know would stop its start. */
    Map<String, String> of(Descriptor service) {
        var settings = new TreeMap<String, String>();
        settings.put("quarkus.otel.exporter.otlp.endpoint", "http://127.0.0.1:" + ports.of("traces"));
        settings.put("quarkus.otel.traces.sampler.arg", "1.0");
        service.needs().stack().forEach(part -> settings.putAll(of(part, Databases.name(service.name()))));
        return settings;
    }

    private Map<String, String> of(StackPart part, String database) {
        return switch (part) {
            case POSTGRES -> primary(database);
            case REPLICA -> dataSource("quarkus.datasource.replica", "replica", database);
            case KAFKA -> Map.of("kafka.bootstrap.servers", kafka.bootstrap());
            case REDIS -> Map.of("quarkus.redis.hosts", redis.url(), "quarkus.redis.password", redis.password());
            case TOKEN_ISSUER ->
                Map.of("mp.jwt.verify.publickey.location", issuer() + "/jwks", "mp.jwt.verify.issuer", issuer());
            case BANK -> Map.of("quarkus.rest-client.bank.url", "http://127.0.0.1:" + ports.of("bank"));
            case MAILBOX -> mailer();
        };
    }

    private Map<String, String> primary(String database) {
        var settings = new TreeMap<>(dataSource("quarkus.datasource", "postgres", database));
        settings.put("quarkus.flyway.username", database + "_owner");
        settings.put("quarkus.flyway.password", secrets.of(database + "_owner"));
        return settings;
    }

    private Map<String, String> dataSource(String prefix, String part, String database) {
        return Map.of(
                prefix + ".jdbc.url", postgres.url(part, database),
                prefix + ".username", database + "_app",
                prefix + ".password", secrets.of(database + "_app"));
    }

    private Map<String, String> mailer() {
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(ports.of("smtp")),
                "quarkus.mailer.username", MAIL_USER,
                "quarkus.mailer.password", secrets.of("mailbox"),
                "quarkus.mailer.login", "REQUIRED",
                "quarkus.mailer.start-tls", "DISABLED",
                "quarkus.mailer.mock", "false");
    }

    /** The same, and what only tests and dev mode know of. */
    Map<String, String> ofTests(Descriptor service) {
        var settings = new TreeMap<>(of(service));
        if (service.needs().stack().contains(StackPart.MAILBOX)) {
            settings.put("waystone.testing.mailbox", "http://127.0.0.1:" + ports.of("mailbox"));
        }
        return settings;
    }

    /** What the mailbox itself is started with. */
    Map<String, String> ofMailbox() {
        return Map.of(
                "smtp",
                Integer.toString(ports.of("smtp")),
                "imap",
                Integer.toString(ports.of("imap")),
                "user",
                MAIL_USER,
                "password",
                secrets.of("mailbox"));
    }

    /** What the stack gives, and where the instance listens and finds its neighbours, with its own settings last. */
    Map<String, String> of(ServiceInstance instance, Descriptor descriptor, List<ServiceInstance> all) {
        var settings = new TreeMap<>(of(descriptor));
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("waystone.data.instances", Long.toString(instancesOf(instance.service(), all)));
        settings.put("quarkus.http.port", Integer.toString(instance.port()));
        for (String neighbour : descriptor.needs().services()) {
            all.stream()
                    .filter(other -> other.service().equals(neighbour))
                    .findFirst()
                    .ifPresent(other -> settings.put(
                            "quarkus.rest-client." + neighbour + ".url", "http://127.0.0.1:" + other.port()));
        }
        settings.putAll(instance.settings());
        return settings;
    }

    private static long instancesOf(String service, List<ServiceInstance> all) {
        return all.stream().filter(other -> other.service().equals(service)).count();
    }

    /** Writes settings where only the service can read them; answers with the file. */
    static Path write(Path file, Map<String, String> settings) {
        String text = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n", "config_ordinal=290\n", "\n"));
        try {
            PrivateFiles.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    String issuer() {
        return "http://127.0.0.1:" + ports.of("token-issuer");
    }
}
