package dev.waystone.testing.deployment;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptor.StackPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which keys a lease gives to a service: known before it is taken, since Quarkus asks for their names at build time.
 */
final class StackSettings {

    private static final String FLAGS = "waystone.flags.file";

    /** Where spans go, for every service. */
    private static final List<String> ALWAYS =
            List.of("quarkus.otel.exporter.otlp.endpoint", "quarkus.otel.traces.sampler.arg");

    private StackSettings() {}

    /** The keys that a descriptor asks for, each with its value once the lease is there. */
    static Map<String, Function<StackLease, String>> providers(Descriptor descriptor) {
        Map<String, Function<StackLease, String>> providers = new LinkedHashMap<>();
        ALWAYS.forEach(key -> providers.put(key, lease -> lease.setting(key)));
        for (StackPart part : descriptor.needs().stack()) {
            keys(part).forEach(key -> providers.put(key, lease -> lease.setting(key)));
        }
        if (!descriptor.flags().isEmpty()) {
            providers.put(FLAGS, lease -> lease.setting(FLAGS));
        }
        return providers;
    }

    private static List<String> keys(StackPart part) {
        return switch (part) {
            case POSTGRES ->
                List.of(
                        "quarkus.datasource.jdbc.url",
                        "quarkus.datasource.username",
                        "quarkus.datasource.password",
                        "quarkus.flyway.username",
                        "quarkus.flyway.password");
            case REPLICA ->
                List.of(
                        "quarkus.datasource.replica.jdbc.url",
                        "quarkus.datasource.replica.username",
                        "quarkus.datasource.replica.password");
            case KAFKA -> List.of("kafka.bootstrap.servers");
            case REDIS -> List.of("quarkus.redis.hosts", "quarkus.redis.password");
            case TOKEN_ISSUER -> List.of("mp.jwt.verify.publickey.location", "mp.jwt.verify.issuer");
            case BANK -> List.of("quarkus.rest-client.bank.url");
            case MAILBOX ->
                List.of(
                        "quarkus.mailer.host",
                        "quarkus.mailer.port",
                        "quarkus.mailer.username",
                        "quarkus.mailer.password",
                        "quarkus.mailer.login",
                        "quarkus.mailer.start-tls",
                        "quarkus.mailer.mock",
                        "waystone.testing.mailbox");
        };
    }
}
