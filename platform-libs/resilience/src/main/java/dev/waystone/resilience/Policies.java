package dev.waystone.resilience;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The policies of this service, each made when it is first needed. Safe for use from any thread. */
@ApplicationScoped
class Policies {

    private final Map<String, CallGuard> guards = new ConcurrentHashMap<>();
    private final ResilienceConfig config;

    Policies(ResilienceConfig config) {
        this.config = config;
    }

    CallGuard guard(String name) {
        return guards.computeIfAbsent(name, key -> new CallGuard(key, numbers(key)));
    }

    ResilienceConfig.Policy numbers(String name) {
        return config.policies().get(name);
    }
}
