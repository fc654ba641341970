package dev.waystone.data;

import dev.waystone.core.ConfigKeys;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptor;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jdbi.v3.core.Jdbi;

/** Stops a start that would go wrong later in silence, with everything that is wrong at once. */
class StartupCheck {

    private final Jdbi jdbi;
    private final Config config;
    private final BeanManager beans;

    StartupCheck(Jdbi jdbi, Config config, BeanManager beans) {
        this.jdbi = jdbi;
        this.config = config;
        this.beans = beans;
    }

    void atStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        List<String> wrong = new ArrayList<>(ConfigKeys.unknown(known(), written()));
        wrong.addAll(powers());
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), wrong));
        }
    }

    /** What a role must not be: row level security would not hold it. */
    private List<String> powers() {
        return jdbi.withHandle(handle -> handle
                .createQuery("""
                        SELECT format('quarkus.datasource.username: the role %s is %s; row level security would not hold it', rolname,
                                      CASE WHEN rolsuper THEN 'a superuser' ELSE 'allowed to BYPASSRLS' END)
                        FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)""")
                .mapTo(String.class)
                .list());
    }

    private List<String> written() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .toList();
    }

    /** The keys of every {@link ConfigMapping} that a bean uses. */
    private Set<String> known() {
        Set<String> keys = new TreeSet<>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .flatMap(bean -> bean.getTypes().stream())
                .filter(StartupCheck::isMapping)
                .map(type -> ConfigClass.configClass((Class<?>) type))
                .filter(mapping -> mapping.getPrefix().startsWith(ConfigKeys.PREFIX))
                .forEach(mapping -> keys.addAll(ConfigMappings.getProperties(mapping).keySet()));
        return keys;
    }

    private static boolean isMapping(Type type) {
        return type instanceof Class<?> mapping && mapping.isAnnotationPresent(ConfigMapping.class);
    }
}
