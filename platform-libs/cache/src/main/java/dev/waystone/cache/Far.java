package dev.waystone.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tier in Redis, for all instances. What it cannot do, it leaves out. Thread safe. */
final class Far<V> {

    private static final byte[] NONE = {};

    private final RedisLink link;
    private final Names names;
    private final Policy policy;
    private final Class<V> type;
    private final ObjectMapper json;
    private final Duration lease;
    private final String shape;
    private final String owner = UUID.randomUUID().toString();

    Far(Instance instance, Policy policy, Class<V> type) {
        this.link = instance.link();
        this.names = instance.names();
        this.policy = policy;
        this.type = type;
        this.json = instance.json();
        this.lease = instance.config().redis().lease();
        this.shape =
                Shape.of(type, policy.config().hardTtl() + " " + policy.config().negativeTtl());
    }

    /**
     * What is known of aggregates, and the lease to load those that are not.
     *
     * @param anew also the lease to load those that are old
     */
    Lookup<V> lookup(Collection<Key> keys, boolean anew) {
        List<Key> asked = List.copyOf(keys);
        long sent = System.nanoTime();
        Optional<Response> answer = link.ask(Script.LOOKUP.run(
                names(asked),
                UUID.randomUUID(),
                owner,
                lease.toMillis(),
                anew ? policy.lastBit().toMillis() : 0));
        return answer.map(found -> read(asked, found, sent))
                .orElseGet(() -> new Lookup<>(null, Map.of(), Set.copyOf(asked)));
    }

    /** Keeps what a load brought that began after the stamp was given; ends its lease. */
    void put(Key key, Entry<V> entry, Stamp stamp) {
        link.mention(Script.PUT.run(
                names(List.of(key)),
                stamp.generation(),
                owner,
                entry.version(),
                bytes(entry.value()),
                stamp.clockAt(entry.hardAt())));
    }

    /** The loads that these were granted for have failed. */
    void release(Collection<Key> keys) {
        link.mention(Script.RELEASE.run(names(keys), owner));
    }

    /** An aggregate has this version now. */
    void tell(Change change, boolean everybody) {
        link.tell(Script.TELL.run(
                names(List.of(change.key())),
                change.version(),
                policy.hard().toMillis(),
                everybody ? names.channel() : "",
                change.text()));
    }

    private Lookup<V> read(List<Key> asked, Response answer, long sent) {
        Map<Key, Entry<V>> entries = new HashMap<>();
        Set<Key> granted = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            Response known = answer.get(i + 2);
            boolean leased = known.get(3).toInteger() == 1;
            try {
                if (leased) {
                    granted.add(asked.get(i));
                }
                if (known.get(1) != null) {
                    entries.put(asked.get(i), entry(known, sent));
                }
            } catch (IOException e) { // not as we write it: loaded as if it were not there
                granted.add(asked.get(i));
            }
        }
        Stamp stamp = new Stamp(answer.get(0).toString(), answer.get(1).toLong(), System.nanoTime());
        return new Lookup<>(stamp, entries, granted);
    }

    private Entry<V> entry(Response known, long sent) throws IOException {
        byte[] bytes = known.get(1).toBytes();
        V value = bytes.length == 0 ? null : json.readValue(bytes, type);
        return policy.entry(known.get(0).toLong(), value, sent + known.get(2).toLong() * 1_000_000);
    }

    private byte[] bytes(@Nullable V value) {
        try {
            return value == null ? NONE : json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be written as JSON", e);
        }
    }

    private List<String> names(Collection<Key> keys) {
        var all = new ArrayList<String>(keys.size() + 1);
        all.add(names.generation());
        keys.forEach(key -> all.add(names.key(policy.name(), shape, key)));
        return all;
    }
}
