package dev.waystone.observability;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The keys {@code waystone.observability.*}. Where spans go is {@code quarkus.otel.exporter.otlp.endpoint}. */
@StaticInitSafe
@ConfigMapping(prefix = "waystone.observability")
interface ObservabilityConfig {

    /** Whether logs show what exceptions say. Their messages may quote what callers sent: for a developer's machine only. */
    @WithDefault("false")
    boolean exceptionMessages();

    Spans spans();

    /** How ended spans leave the process. */
    interface Spans {

        /** How many ended spans may wait; those that find no room are dropped and counted. */
        @WithDefault("8192")
        int queue();

        /** How many spans leave together, at most. */
        @WithDefault("512")
        int batch();

        /** How long an ended span waits for others to leave with it. */
        @WithDefault("500ms")
        Duration delay();

        /** How long the receiver may take to answer; what it did not take by then is dropped and counted. */
        @WithDefault("5s")
        Duration timeout();
    }
}
