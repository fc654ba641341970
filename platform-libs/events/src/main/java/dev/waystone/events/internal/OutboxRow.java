package dev.waystone.events.internal;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the outbox as the relay reads it. */
record OutboxRow(
        long id,
        short bucket,
        String topic,
        @Nullable String key,
        Map<String, String> headers,
        byte @Nullable [] payload,
        Instant createdAt) {}
