package dev.waystone.events.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waystone.core.RequestContext;
import dev.waystone.events.internal.Arrival.Incoming;
import dev.waystone.events.internal.Arrival.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads CloudEvents 1.0 in Kafka's binary mode; tolerant in all that ordering and isolation do not need. */
final class Envelope {

    private Envelope() {}

    static Arrival read(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = headers(record);
        String key = record.key() == null ? null : new String(record.key(), UTF_8);
        try {
            if (key == null) {
                throw new IllegalArgumentException("the record has no key");
            }
            return new Incoming(
                    record.partition(),
                    record.offset(),
                    uuid("the key", key),
                    sequence(headers),
                    tenant(headers),
                    eventId(headers),
                    text(headers, Headers.TYPE),
                    time(headers, record.timestamp()),
                    headers,
                    record.value());
        } catch (IllegalArgumentException e) {
            return new Unreadable(
                    record.partition(), record.offset(), String.valueOf(e.getMessage()), key, headers, record.value());
        }
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                // PostgreSQL keeps no NUL in a text
                headers.put(header.key(), new String(header.value(), UTF_8).replace("\0", ""));
            }
        }
        return headers;
    }

    private static long sequence(Map<String, String> headers) {
        try {
            long sequence = Long.parseLong(text(headers, Headers.SEQUENCE));
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(Headers.SEQUENCE + " is not a decimal number from 0");
    }

    private static String tenant(Map<String, String> headers) {
        return RequestContext.of(text(headers, Headers.TENANT), "event").tenant();
    }

    /** Our producers use UUIDs; any other id stands for the same UUID each time. */
    private static UUID eventId(Map<String, String> headers) {
        String id = text(headers, Headers.ID);
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return UUID.nameUUIDFromBytes((headers.get(Headers.SOURCE) + " " + id).getBytes(UTF_8));
        }
    }

    static Instant time(Map<String, String> headers, long timestamp) {
        try {
            return Instant.parse(headers.getOrDefault(Headers.TIME, ""));
        } catch (DateTimeException e) {
            return Instant.ofEpochMilli(Math.max(0, timestamp));
        }
    }

    private static UUID uuid(String what, String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException(what + " is not a UUID");
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " is not a UUID", e);
        }
    }

    private static String text(Map<String, String> headers, String name) {
        @Nullable String value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
