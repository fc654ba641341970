package dev.waystone.resilience;

import io.quarkus.arc.Arc;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * Gives a guarded REST client the limits of its policies, so that they are said once: its sockets wait a little longer
 * than an attempt may take, and a call that got into the bulkhead never waits for a connection of the pool.
 */
public final class ClientLimits implements RestClientListener {

    /** The policy ends an attempt first, with an exception that says so; the socket is closed right after. */
    private static final Duration GRACE = Duration.ofMillis(100);

    /** Made by the service loader. */
    public ClientLimits() {}

    @Override
    public void onNewClient(Class<?> client, RestClientBuilder builder) {
        var policies = Arc.container().instance(Policies.class).get();
        var numbers = PolicyNames.of(client).stream().map(policies::numbers).toList();
        if (!numbers.isEmpty()) {
            limit(builder, numbers);
        }
    }

    private static void limit(RestClientBuilder builder, List<ResilienceConfig.Policy> numbers) {
        var connect = longest(numbers, ResilienceConfig.Policy::connectTimeout);
        var read = longest(numbers, ResilienceConfig.Policy::timeout).plus(GRACE);
        var atOnce =
                numbers.stream().mapToInt(ResilienceConfig.Policy::bulkhead).sum();
        builder.connectTimeout(connect.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(read.toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, atOnce);
    }

    private static Duration longest(
            Collection<ResilienceConfig.Policy> numbers, Function<ResilienceConfig.Policy, Duration> part) {
        return numbers.stream().map(part).max(Comparator.naturalOrder()).orElseThrow();
    }
}
