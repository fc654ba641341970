package dev.waystone.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.redis.client.Redis;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the caches of this service. Thread safe. */
@Singleton
public class Caches {

    @Inject
    Redis redis;

    @Inject
    CacheConfig config;

    @Inject
    CurrentWork work;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    private Instance instance;

    Caches() {}

    @PostConstruct
    void assemble() {
        instance = new Instance(service, redis, config, work, json);
    }

    /**
     * A new cache.
     *
     * @param name also in {@code waystone.cache.named.<name>.*}, which say how large it is and how long what it has holds
     * @param type an immutable value that Jackson writes and reads
     * @param version of the aggregate, from 1 on; each change increments it
     * @param loader where the truth is
     * @throws IllegalArgumentException if there is one of that name, or its configuration makes no sense
     */
    public <V> Cache<V> open(String name, Class<V> type, ToLongFunction<V> version, Loader<V> loader) {
        return instance.open(name, type, version, loader);
    }

    /** Whether Redis answers. */
    boolean isShared() {
        return instance.link().isUp();
    }

    void start(@Observes StartupEvent event) {
        instance.start();
    }

    void stop(@Observes ShutdownEvent event) {
        instance.stop();
    }
}
