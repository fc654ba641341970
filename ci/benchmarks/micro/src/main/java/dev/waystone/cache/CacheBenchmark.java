package dev.waystone.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Aggregates that are near: one, and twenty at once, as a page has. Redis is not asked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CacheBenchmark {

    private Vertx vertx;
    private Cache<Item> cache;
    private List<UUID> page;

    /** What is kept. */
    public record Item(UUID id, long version, String name) {}

    /** A thousand aggregates, all of them near. */
    @Setup
    public void fill() {
        vertx = Vertx.vertx();
        CacheConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(CacheConfig.class)
                .withDefaultValue("waystone.cache.named.items.soft-ttl", "1h")
                .withDefaultValue("waystone.cache.named.items.hard-ttl", "1h")
                .build()
                .getConfigMapping(CacheConfig.class);
        var instance = new Instance(
                "bench", Redis.createClient(vertx, "redis://127.0.0.1:1"), config, new OneTenant(), new ObjectMapper());
        cache = instance.open("items", Item.class, Item::version, ids -> {
            Map<UUID, Item> items = new HashMap<>();
            ids.forEach(id -> items.put(id, new Item(id, 1, "item")));
            return items;
        });
        List<UUID> all = Stream.generate(UUID::randomUUID).limit(1000).toList();
        cache.getAll(all);
        page = all.subList(0, 20);
    }

    /** Redis' client ends with the measurement. */
    @TearDown
    public void stop() {
        vertx.close();
    }

    /** One by its id. */
    @Benchmark
    public Optional<Item> one() {
        return cache.get(page.get(7));
    }

    /** Twenty by their ids. */
    @Benchmark
    public Map<UUID, Item> twenty() {
        return cache.getAll(page);
    }

    private static final class OneTenant implements Work {

        @Override
        public String tenant() {
            return "bench";
        }

        @Override
        public void as(String tenant, String actor, Runnable work) {
            work.run();
        }

        @Override
        public void afterCommit(Runnable work) {
            work.run();
        }
    }
}
