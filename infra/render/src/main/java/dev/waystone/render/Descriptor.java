package dev.waystone.render;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service says of itself in {@code service.yaml}. Valid by construction when read by {@link Descriptors};
 * immutable.
 *
 * @param apiVersion version of the file's form, {@code waystone.dev/v1}
 * @param name the service's name, also its folder
 * @param description one sentence
 * @param tier 1 (customers notice at once) to 3
 * @param flags empty if left out of the file
 */
public record Descriptor(
        String apiVersion,
        String name,
        String description,
        Owner owner,
        int tier,
        Lifecycle lifecycle,
        Provides provides,
        Needs needs,
        List<Slo> slos,
        Scaling scaling,
        Data data,
        Cost cost,
        List<Flag> flags) {

    public Descriptor {
        slos = List.copyOf(slos);
        flags = orEmpty(flags);
    }

    /** Who owns the service, and who is called when it fails. */
    public record Owner(String team, String onCall) {}

    /** How far the service may be relied on. */
    public enum Lifecycle {
        @JsonProperty("experimental")
        EXPERIMENTAL,
        @JsonProperty("production")
        PRODUCTION,
        @JsonProperty("deprecated")
        DEPRECATED
    }

    /** What others may use: its HTTP port and API, and its topic if it publishes. */
    public record Provides(Http http, @Nullable Topic topic) {}

    /**
     * @param port port on the local machine, before any offset
     * @param api path of the OpenAPI document in the service's folder; null if it has no business API
     */
    public record Http(int port, @Nullable String api) {}

    /**
     * @param name topic name
     * @param aggregate what a key of the topic identifies, one or more words in camel case
     * @param retention how long the broker keeps a record
     */
    public record Topic(String name, String aggregate, int partitions, Duration retention) {}

    /** What the service cannot do without; parts left out of the file are empty here. */
    public record Needs(List<String> services, List<ReadTopic> topics, List<StackPart> stack) {
        public Needs {
            services = orEmpty(services);
            topics = orEmpty(topics);
            stack = orEmpty(stack);
        }
    }

    /**
     * @param name topic read
     * @param events the event types read, each with the fields read of it
     */
    public record ReadTopic(String name, Map<String, List<String>> events) {
        public ReadTopic {
            events = Map.copyOf(events);
        }
    }

    /** A part of the local stack, and what stands for it in production. */
    public enum StackPart {
        @JsonProperty("postgres")
        POSTGRES,
        @JsonProperty("replica")
        REPLICA,
        @JsonProperty("kafka")
        KAFKA,
        @JsonProperty("redis")
        REDIS,
        @JsonProperty("token-issuer")
        TOKEN_ISSUER,
        @JsonProperty("bank")
        BANK,
        @JsonProperty("mailbox")
        MAILBOX
    }

    /**
     * A promise to customers.
     *
     * @param objective percent of good among total, above 0 and below 100
     * @param window time over which it is judged
     * @param good selector of the good events on a metric that the library emits
     * @param total selector of all events on the same metric
     */
    public record Slo(String name, BigDecimal objective, Duration window, String good, String total) {}

    /** How many instances run, and what makes them more. */
    public record Scaling(int min, int max, Signal signal) {}

    /** What the number of instances follows. */
    public enum Signal {
        @JsonProperty("cpu")
        CPU,
        @JsonProperty("consumer-lag")
        CONSUMER_LAG
    }

    /** What kind of data the service keeps, how long, and where it may lie. */
    public record Data(Classification classification, Duration retention, String residency) {}

    /** How far data may travel. */
    public enum Classification {
        @JsonProperty("public")
        PUBLIC,
        @JsonProperty("internal")
        INTERNAL,
        @JsonProperty("confidential")
        CONFIDENTIAL,
        @JsonProperty("restricted")
        RESTRICTED
    }

    /**
     * A switch in the service's code that is turned while it runs.
     *
     * @param name the service's name, a dot and the flag's own name
     * @param owner the team that decides on it
     * @param expires the last day of it; from the next one on the build fails until somebody decides again
     * @param byDefault whether it is on as long as nobody said anything
     */
    public record Flag(
            String name,
            FlagKind kind,
            String owner,
            LocalDate expires,
            @JsonProperty("default") boolean byDefault) {}

    /** What a flag is for, in the words of Unleash. */
    public enum FlagKind {
        /** Keeps what is not finished from users. */
        @JsonProperty("release")
        RELEASE,
        /** Turns off what does harm. */
        @JsonProperty("ops")
        OPS,
        /** Shows variants to find out which is better. */
        @JsonProperty("experiment")
        EXPERIMENT,
        /** Gives some users more than others. */
        @JsonProperty("permission")
        PERMISSION
    }

    /** What the service may cost. */
    public record Cost(Budget monthlyBudget) {}

    /** An amount of money. */
    public record Budget(BigDecimal amount, Currency currency) {}

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
