package dev.waystone.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the numbers of a policy may be. */
final class PolicyBounds {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final String prefix;
    private final List<String> wrong = new ArrayList<>();

    private PolicyBounds(String name) {
        this.prefix = ResilienceConfig.PREFIX + "." + name + ".";
    }

    /** A line for each number that is out of its bounds. */
    static List<String> broken(String name, ResilienceConfig.Policy numbers) {
        var bounds = new PolicyBounds(name);
        bounds.within("timeout", numbers.timeout(), SHORTEST);
        bounds.within("connect-timeout", numbers.connectTimeout(), SHORTEST);
        bounds.within("bulkhead", numbers.bulkhead(), 1, 10_000);
        var retry = numbers.retry();
        bounds.within("retry.max", retry.max(), 0, 10);
        bounds.within("retry.delay", retry.delay(), Duration.ZERO);
        bounds.within("retry.jitter", retry.jitter(), Duration.ZERO);
        bounds.within("retry.budget", retry.budget(), 0, 1);
        bounds.within("retry.reserve", retry.reserve(), 0, 1_000);
        var breaker = numbers.breaker();
        bounds.within("breaker.window", breaker.window(), 1, 10_000);
        bounds.within("breaker.failure-ratio", breaker.failureRatio(), 0, 1);
        bounds.within("breaker.delay", breaker.delay(), SHORTEST);
        return bounds.wrong;
    }

    private void within(String key, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
            say(key, value, least, LONGEST);
        }
    }

    private void within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            say(key, value, least, most);
        }
    }

    private void within(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            say(key, value, least, most);
        }
    }

    private void say(String key, Object value, Object least, Object most) {
        wrong.add("%s%s is %s, from %s to %s is accepted".formatted(prefix, key, value, least, most));
    }
}
