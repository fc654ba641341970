package dev.waystone.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.testing.Eventually;
import dev.waystone.testing.FaultProxy;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.config.ConfigProvider;

/** Instances of a service of its own on the leased Redis, each with its own way there that can be broken. */
final class Lab implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final String service = "lab-" + UUID.randomUUID();
    private final Map<String, String> config = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    /** One instance. */
    record Node(Cache<Price> cache, Truth.Reader reader, Instance instance, FaultProxy way, Redis client) {

        Price price(UUID id) {
            return cache.get(id).orElseThrow();
        }

        boolean isUp() {
            return instance.link().isUp();
        }

        void awaitUp() {
            Eventually.eventually(() -> Assertions.assertThat(isUp()).isTrue());
        }

        void awaitAway() {
            Eventually.eventually(() -> Assertions.assertThat(isUp()).isFalse());
        }
    }

    /** Says {@code waystone.cache.<key>} to instances that follow. */
    Lab with(String key, String value) {
        config.put("waystone.cache." + key, value);
        return this;
    }

    /** An instance that has reached Redis. */
    Node node(Truth truth) {
        Node node = node(truth, "demo");
        node.awaitUp();
        return node;
    }

    /** An instance that begins while Redis is away. */
    Node withoutRedis(Truth truth) {
        return node(truth, "demo", FaultProxy::refuse);
    }

    /** An instance that works for a tenant. */
    Node node(Truth truth, String tenant) {
        return node(truth, tenant, passing -> {});
    }

    private Node node(Truth truth, String tenant, Consumer<FaultProxy> weather) {
        URI redis = ConfigProvider.getConfig().getValue("quarkus.redis.hosts", URI.class);
        FaultProxy way = FaultProxy.to(new InetSocketAddress(redis.getHost(), redis.getPort()));
        weather.accept(way);
        Redis client = Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString("redis://127.0.0.1:" + way.port())
                        .setPassword(ConfigProvider.getConfig().getValue("quarkus.redis.password", String.class)));
        Instance instance = new Instance(service, client, config(), new TenantWork(tenant), new ObjectMapper());
        Truth.Reader reader = truth.reader();
        Cache<Price> cache = instance.open("prices", Price.class, Price::version, reader);
        instance.start();
        Node node = new Node(cache, reader, instance, way, client);
        nodes.add(node);
        return node;
    }

    CacheConfig config() {
        var builder = new SmallRyeConfigBuilder().withMapping(CacheConfig.class);
        config.forEach(builder::withDefaultValue);
        return builder.addDiscoveredConverters().build().getConfigMapping(CacheConfig.class);
    }

    @Override
    public void close() {
        nodes.forEach(node -> {
            node.instance().stop();
            node.client().close();
            node.way().close();
        });
        vertx.close();
    }
}
