package dev.waystone.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.redis.client.Redis;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/** All caches of one instance of a service, on its one connection to Redis. Thread safe. */
final class Instance {

    private final Names names;
    private final CacheConfig config;
    private final Work work;
    private final ObjectMapper json;
    private final RedisLink link;
    private final Map<String, AggregateCache<?>> caches = new ConcurrentHashMap<>();

    Instance(String service, Redis redis, CacheConfig config, Work work, ObjectMapper json) {
        this.names = new Names(service);
        this.config = config;
        this.work = work;
        this.json = json;
        this.link = new RedisLink(redis, config.redis(), names, this::hear, this::forget);
    }

    void start() {
        Thread.ofPlatform().name("waystone-cache").daemon().start(link);
    }

    void stop() {
        link.stop();
    }

    <V> Cache<V> open(String name, Class<V> type, ToLongFunction<V> version, Loader<V> loader) {
        Policy policy = new Policy(name, config.named().get(name));
        var cache = new AggregateCache<>(this, policy, new Far<>(this, policy, type), version, loader);
        if (caches.putIfAbsent(name, cache) != null) {
            throw new IllegalArgumentException("there are two caches of the name " + name + ", one is allowed");
        }
        return cache;
    }

    Names names() {
        return names;
    }

    CacheConfig config() {
        return config;
    }

    Work work() {
        return work;
    }

    ObjectMapper json() {
        return json;
    }

    RedisLink link() {
        return link;
    }

    private void hear(String message) {
        Change.of(message).ifPresent(change -> {
            AggregateCache<?> cache = caches.get(change.cache());
            if (cache != null) {
                cache.learn(change);
            }
        });
    }

    private void forget() {
        caches.values().forEach(AggregateCache::forget);
    }
}
