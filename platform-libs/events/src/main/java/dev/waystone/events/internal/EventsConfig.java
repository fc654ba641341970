package dev.waystone.events.internal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The keys {@code waystone.events.*}. Kafka itself is configured by {@code kafka.*}, as in every Quarkus application. */
@ConfigMapping(prefix = "waystone.events")
public interface EventsConfig {

    /** The topic that this service publishes to, its own name by default. */
    @WithDefault("${quarkus.application.name}")
    String topic();

    /** The name under which this service consumes: its consumer group and the owner of its inbox marks. */
    @WithDefault("${quarkus.application.name}")
    String consumer();

    /** How long consumers, relay and due work may take to finish when the service stops. */
    @WithDefault("10s")
    Duration stopTimeout();

    /** How events leave the outbox. */
    Relay relay();

    /** How events of other services are taken in. */
    Inbox inbox();

    /** How due work is done. */
    Due due();

    /** How events leave the outbox. */
    interface Relay {

        /** Rows read, sent and deleted together, at most. */
        @WithDefault("500")
        int batch();

        /** The pause between two looks at the outbox while events flow. */
        @WithDefault("20ms")
        Duration pollMin();

        /** The pause between two looks at an outbox that stays empty. */
        @WithDefault("1s")
        Duration pollMax();

        /** How long a silent owner keeps its buckets: the time until the events of a killed instance flow again. */
        @WithDefault("5s")
        Duration lease();

        /** How long a send may wait for Kafka's metadata or for buffer space; well below the lease. */
        @WithDefault("1s")
        Duration maxBlock();
    }

    /** How events of other services are taken in. */
    interface Inbox {

        /** Records taken from Kafka at once, at most: one transaction per tenant among them. */
        @WithDefault("200")
        int batch();

        /** The first pause after a transient failure; doubles up to {@link #backoffMax}. */
        @WithDefault("200ms")
        Duration backoffMin();

        /** The longest pause after transient failures in a row. */
        @WithDefault("5s")
        Duration backoffMax();

        /** How long a batch may wait for a lock in the database before it counts as a transient failure. */
        @WithDefault("5s")
        Duration lockTimeout();

        /** The pause between two looks for released events. */
        @WithDefault("1s")
        Duration releasePoll();

        /** How long the group waits for a silent member: the time until the partitions of a killed instance flow again. */
        @WithDefault("6s")
        Duration sessionTimeout();
    }

    /** How due work is done. */
    interface Due {

        /** Runs at the same time, at most, in one instance. */
        @WithDefault("10")
        int threads();

        /** The pause between two looks for work that other instances scheduled or that became due. */
        @WithDefault("500ms")
        Duration poll();

        /** How often a run says that it is alive; silent for four times as long, it is taken over. */
        @WithDefault("2s")
        Duration heartbeat();

        /** The first pause after a failed run; doubles up to {@link #backoffMax}. */
        @WithDefault("1s")
        Duration backoffMin();

        /** The longest pause after failed runs in a row. */
        @WithDefault("30s")
        Duration backoffMax();
    }
}
