package dev.waystone.rest;

import dev.waystone.core.FieldError;
import dev.waystone.core.ProblemException;
import dev.waystone.core.Problems;
import dev.waystone.data.CurrentRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a command once for each value of its {@code Idempotency-Key} header (IETF draft
 * <i>The Idempotency-Key HTTP Header Field</i>). The answer is stored in the transaction of the change itself, so there is
 * never one without the other, and kept for 24 h unless configured otherwise. Keys of different tenants never meet.
 * Thread safe; call it on the request's thread and outside any transaction.
 */
@Singleton
public class Idempotency {

    private static final Duration WHILE_ANOTHER_WORKS = Duration.ofSeconds(1);

    private final CurrentRequest current;
    private final StoredAnswers stored;
    private final CommandHash hash;
    private final Set<Command> underWay = ConcurrentHashMap.newKeySet();

    /** A command of this instance that is being prepared or carried out; rivals on other instances meet at the lock. */
    private record Command(String tenant, String key) {}

    Idempotency(CurrentRequest current, StoredAnswers stored, CommandHash hash) {
        this.current = current;
        this.stored = stored;
        this.hash = hash;
    }

    /**
     * The answer of the command {@code body}, of this time or of the first time.
     *
     * <ul>
     *   <li>no key, a blank one, or one of more than 255 characters: 400
     *   <li>the key was used with another body, method or path: 422
     *   <li>the key is being worked on at this moment: 409 with {@code Retry-After}
     *   <li>the key was used with this body: the stored answer, byte for byte, with {@code Idempotency-Replayed: true}
     * </ul>
     *
     * A problem or another exception of {@code prepare} or {@code change} is thrown on, and nothing is stored.
     *
     * @param key     the header's value
     * @param body    the request's record, as it was read
     * @param prepare what the change needs from elsewhere; runs outside any transaction, and not for a replay
     * @param change  the change, in one transaction with the storing of its answer
     * @throws IllegalStateException inside a transaction
     */
    public <P extends @Nullable Object> Response once(
            @Nullable String key, Object body, Supplier<P> prepare, Function<P, Answer> change) {
        String checked = checked(key);
        if (QuarkusTransaction.isActive()) {
            throw new IllegalStateException("Idempotency.once begins its own transaction; call it outside any");
        }
        byte[] bodyHash = hash.of(body);
        Optional<StoredAnswer> earlier = QuarkusTransaction.requiringNew().call(() -> earlier(checked, bodyHash));
        if (earlier.isPresent()) {
            return earlier.get().replay();
        }
        Command command = new Command(current.get().tenant(), checked);
        if (!underWay.add(command)) {
            throw busy();
        }
        try {
            P prepared = prepare.get();
            return QuarkusTransaction.requiringNew()
                    .call(() -> changed(checked, bodyHash, () -> change.apply(prepared)));
        } finally {
            underWay.remove(command);
        }
    }

    private Response changed(String key, byte[] bodyHash, Supplier<Answer> change) {
        if (!stored.lock(current.get().tenant(), key)) {
            throw busy();
        }
        Optional<StoredAnswer> earlier = earlier(key, bodyHash);
        return earlier.isPresent()
                ? earlier.get().replay()
                : stored.store(key, bodyHash, change.get()).first();
    }

    private Optional<StoredAnswer> earlier(String key, byte[] bodyHash) {
        Optional<StoredAnswer> earlier = stored.find(key);
        earlier.filter(answer -> !answer.isOf(bodyHash)).ifPresent(answer -> {
            throw Problems.unprocessable("idempotency-key-reused", "This key was used for another request.");
        });
        return earlier;
    }

    private static ProblemException busy() {
        return Problems.busy(
                "request-in-progress", "The first request with this key is not done yet.", WHILE_ANOTHER_WORKS);
    }

    private static String checked(@Nullable String key) {
        if (key == null || key.isBlank() || key.length() > 255) {
            throw Problems.invalid(
                    new FieldError("Idempotency-Key", "must be a header of 1 to 255 characters, not blank"));
        }
        return key;
    }
}
