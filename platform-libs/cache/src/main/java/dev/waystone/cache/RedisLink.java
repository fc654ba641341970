package dev.waystone.cache;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * This instance's way to Redis: one connection for questions, one for what the instances tell each other. If either is lost, Redis
 * may have missed what this instance told, and this instance what the others told; so with the next ones everything is forgotten,
 * in Redis by a new generation and by all instances, before anything is asked again.
 *
 * <p>Two connections, since the client takes what is pushed for the answer to a question that is under way (4.5.25).
 *
 * <p>{@link #run} keeps the connections; everything else is safe for any thread.
 */
final class RedisLink implements Runnable {

    private static final Logger LOG = Logger.getLogger(RedisLink.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String FORGET = "forget";

    private final Redis client;
    private final CacheConfig.Redis config;
    private final Names names;
    private final Consumer<String> hear;
    private final Runnable forget;
    private final String pulse;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicInteger failures = new AtomicInteger();
    private volatile @Nullable RedisConnection connection;
    private volatile boolean asking;
    private volatile boolean missed;
    private volatile boolean running = true;
    private volatile boolean out;
    private volatile long heardAt;
    private boolean before;
    private @Nullable CompletableFuture<RedisConnection> connecting;

    RedisLink(Redis client, CacheConfig.Redis config, Names names, Consumer<String> hear, Runnable forget) {
        this.client = client;
        this.config = config;
        this.names = names;
        this.hear = hear;
        this.forget = forget;
        this.pulse = names.channel() + ":" + UUID.randomUUID();
    }

    @Override
    public void run() {
        while (running) {
            RedisConnection open = null;
            RedisConnection ear = null;
            try {
                open = connect();
                ear = connect();
                listen(ear, open);
                arrive(open);
                keep(open);
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                away(e);
            } catch (InterruptedException e) {
                running = false;
            } finally {
                leave(open);
                leave(ear);
            }
            rest(config.retry());
        }
    }

    /** Ends the connections. */
    void stop() {
        running = false;
        wake.release();
    }

    /** Whether questions are answered. */
    boolean isUp() {
        return asking;
    }

    /** The answer, empty if Redis is away or does not give one in time. */
    Optional<Response> ask(Request question) {
        RedisConnection open = connection;
        if (!asking || open == null) {
            return Optional.empty();
        }
        try {
            Response answer = await(open.send(question), config.timeout());
            failures.set(0);
            return Optional.ofNullable(answer);
        } catch (ExecutionException e) {
            lost(open, e);
        } catch (TimeoutException e) {
            if (failures.incrementAndGet() >= config.failures()) {
                lost(open, e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Says something that Redis must not miss, without waiting: if it does, everything is forgotten. */
    void tell(Request news) {
        RedisConnection open = connection;
        if (open == null) {
            missed = true;
            return;
        }
        open.send(news)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        missed = true;
                        lost(open, failure);
                    }
                });
    }

    /** Says something that Redis may miss. */
    void mention(Request trifle) {
        RedisConnection open = connection;
        if (asking && open != null) {
            open.send(trifle);
        }
    }

    private RedisConnection connect() throws ExecutionException, TimeoutException, InterruptedException {
        if (connecting == null) { // one that is not answered is never followed by a second
            connecting = client.connect().toCompletionStage().toCompletableFuture();
        }
        try {
            RedisConnection open = connecting.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            connecting = null;
            return open;
        } catch (ExecutionException e) {
            connecting = null;
            throw e;
        }
    }

    /** Nothing else is ever said on the ear. */
    private void listen(RedisConnection ear, RedisConnection open)
            throws ExecutionException, TimeoutException, InterruptedException {
        var subscribed = new CompletableFuture<Void>();
        ear.handler(push -> pushed(push, subscribed));
        ear.endHandler(nothing -> lost(open, null));
        ear.exceptionHandler(failure -> lost(open, failure));
        ear.send(Request.cmd(Command.SUBSCRIBE, names.channel(), pulse));
        subscribed.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void arrive(RedisConnection open) throws ExecutionException, TimeoutException, InterruptedException {
        open.endHandler(nothing -> lost(open, null));
        open.exceptionHandler(failure -> lost(open, failure));
        for (Script script : Script.values()) {
            await(open.send(script.load()), PATIENCE);
        }
        connection = open;
        if (before || missed) {
            missed = false;
            await(
                    open.send(Request.cmd(
                            Command.SET, names.generation(), UUID.randomUUID().toString())),
                    PATIENCE);
            await(open.send(Request.cmd(Command.PUBLISH, names.channel(), FORGET)), PATIENCE);
        }
        forget.run();
        before = true;
        failures.set(0);
        asking = connection == open;
        if (out) {
            out = false;
            LOG.info("Redis is back; what it had from before is not told");
        }
    }

    /** Returns when the connection is lost. */
    private void keep(RedisConnection open) throws ExecutionException, TimeoutException, InterruptedException {
        heardAt = System.nanoTime();
        while (running && connection == open) {
            if (wake.tryAcquire(config.ping().toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            } else if (connection == open) {
                await(open.send(Request.cmd(Command.PUBLISH, pulse, "")), PATIENCE);
                if (System.nanoTime() - heardAt > config.ping().toNanos() + PATIENCE.toNanos()) {
                    throw new TimeoutException("what Redis is told is not heard");
                }
            }
        }
    }

    private void pushed(Response push, CompletableFuture<Void> subscribed) {
        switch (push.get(0).toString()) {
            case "subscribe" -> subscribed.complete(null);
            case "message" -> {
                heardAt = System.nanoTime();
                if (!push.get(1).toString().equals(pulse)) {
                    message(push.get(2).toString());
                }
            }
            default -> LOG.debugf("Redis says what nobody asked for: %s", push.get(0));
        }
    }

    private void message(String text) {
        if (text.equals(FORGET)) {
            forget.run();
        } else {
            hear.accept(text);
        }
    }

    private void lost(RedisConnection open, @Nullable Throwable cause) {
        if (connection == open) {
            away(cause);
            asking = false;
            connection = null;
            wake.release();
        }
    }

    private void leave(@Nullable RedisConnection open) {
        asking = false;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    private void away(@Nullable Throwable cause) {
        if (running && !out) {
            out = true;
            LOG.warnf("Redis is away, so each instance loads by itself: %s", cause == null ? "it hung up" : cause);
        }
    }

    private void rest(Duration pause) {
        try {
            if (running && wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private static <T> T await(Future<T> answer, Duration patience)
            throws ExecutionException, TimeoutException, InterruptedException {
        return answer.toCompletionStage().toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
