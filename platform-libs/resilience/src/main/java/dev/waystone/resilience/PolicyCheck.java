package dev.waystone.resilience;

import static java.util.stream.Collectors.toCollection;

import dev.waystone.core.ConfigKeys;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Stops a start whose policies are misspelt or have impossible numbers, with everything that is wrong at once. */
class PolicyCheck {

    private final Policies policies;
    private final Config config;
    private final BeanManager beans;

    PolicyCheck(Policies policies, Config config, BeanManager beans) {
        this.policies = policies;
        this.config = config;
        this.beans = beans;
    }

    void atStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent start) {
        var names = PolicyNames.of(beans);
        List<String> wrong =
                new ArrayList<>(ConfigKeys.unknown(List.of(ResilienceConfig.PREFIX + "."), keys(names), written()));
        names.forEach(name -> wrong.addAll(PolicyBounds.broken(name, policies.numbers(name))));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), wrong));
        }
    }

    private static Set<String> keys(Set<String> names) {
        var mapping = ConfigClass.configClass(ResilienceConfig.class);
        return ConfigMappings.getProperties(mapping).keySet().stream()
                .flatMap(key -> names.stream().map(name -> key.replace("*", name)))
                .collect(toCollection(TreeSet::new));
    }

    // The environment says no hyphens and dots apart; what is nothing like a key there is found by the check of all
    // keys.
    private List<String> written() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !(source instanceof EnvConfigSource))
                .flatMap(source -> source.getPropertyNames().stream())
                .toList();
    }
}
