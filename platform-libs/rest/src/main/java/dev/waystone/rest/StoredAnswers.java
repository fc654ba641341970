package dev.waystone.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table {@code idempotency_key}. Every method but {@link #sweep} runs in the caller's transaction and tenant. */
@Singleton
class StoredAnswers {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    static final String FIND =
            "SELECT body_hash, status, headers::text AS headers, body FROM idempotency_key WHERE key = :key";

    static final String SWEEP = """
            DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM idempotency_key WHERE created_at < now() - make_interval(secs => :age)
                ORDER BY created_at LIMIT :most FOR UPDATE SKIP LOCKED))""";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    StoredAnswers(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Whether this transaction now holds the key; an answer that is not committed is invisible, a lock is not. */
    boolean lock(String tenant, String key) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                .bind("lock", lockOf(tenant, key))
                .mapTo(Boolean.class)
                .one());
    }

    Optional<StoredAnswer> find(String key) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("key", key)
                .map((row, context) -> new StoredAnswer(
                        row.getBytes("body_hash"),
                        row.getInt("status"),
                        headers(row.getString("headers")),
                        row.getString("body")))
                .findOne());
    }

    StoredAnswer store(String key, byte[] bodyHash, Answer answer) {
        StoredAnswer stored = new StoredAnswer(bodyHash, answer.status(), answer.headers(), text(answer.entity()));
        jdbi.useHandle(
                handle -> handle.createUpdate("INSERT INTO idempotency_key (key, body_hash, status, headers, body)"
                                + " VALUES (:key, :hash, :status, CAST(:headers AS jsonb), :body)")
                        .bind("key", key)
                        .bind("hash", bodyHash)
                        .bind("status", stored.status())
                        .bind("headers", text(stored.headers()))
                        .bind("body", stored.body())
                        .execute());
        return stored;
    }

    /** Deletes at most {@code most} answers of any tenant that are older than {@code age}; says how many. */
    int sweep(Duration age, int most) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    handle.execute("SELECT set_config('waystone.sweep', 'idempotency_key', true)");
                    return handle.createUpdate(SWEEP)
                            .bind("age", (double) age.toSeconds())
                            .bind("most", most)
                            .execute();
                }));
    }

    private static long lockOf(String tenant, String key) {
        byte[] name = ("idempotency\0" + tenant + "\0" + key).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(CommandHash.sha256(name)).getLong();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    private Map<String, String> headers(String text) {
        try {
            return json.readValue(text, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer's headers cannot be read", e);
        }
    }
}
