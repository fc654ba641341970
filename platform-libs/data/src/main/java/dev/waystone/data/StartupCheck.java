package dev.waystone.data;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.waystone.core.ConfigKeys;
import dev.waystone.core.Nearest;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Stops a start that would go wrong later in silence, with everything that is wrong at once. */
class StartupCheck {

    private static final Logger LOG = Logger.getLogger(StartupCheck.class);

    private final Jdbi jdbi;
    private final Optional<Jdbi> replica;
    private final Config config;
    private final BeanManager beans;

    @Inject
    StartupCheck(Jdbi jdbi, Replica replica, Config config, BeanManager beans) {
        this(jdbi, replica.jdbi(), config, beans);
    }

    StartupCheck(Jdbi jdbi, Optional<Jdbi> replica, Config config, BeanManager beans) {
        this.jdbi = jdbi;
        this.replica = replica;
        this.config = config;
        this.beans = beans;
    }

    void atStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        List<String> wrong = new ArrayList<>(misspelt());
        wrong.addAll(powers());
        wrong.addAll(crowds(jdbi, Pools.OF_PRIMARY));
        replica.ifPresent(server -> wrong.addAll(crowdsOfReplica(server)));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), wrong));
        }
    }

    /** What a role must not be: row level security would not hold it. */
    private List<String> powers() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT format('quarkus.datasource.username: row level security would not hold the role %s; it is %s',
                                      rolname, CASE WHEN rolsuper THEN 'a superuser' ELSE 'allowed to BYPASSRLS' END)
                        FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)""").mapTo(String.class).list());
    }

    /** More connections than the server, the database or the role accepts; what is reserved for others is not ours. */
    private List<String> crowds(Jdbi server, String key) {
        int limit = server.withHandle(
                handle -> handle.createQuery("""
                        SELECT least(current_setting('max_connections')::int
                                       - current_setting('superuser_reserved_connections')::int
                                       - current_setting('reserved_connections')::int,
                                     nullif(rolconnlimit, -1), nullif(datconnlimit, -1))
                        FROM pg_roles, pg_database
                        WHERE rolname = current_user AND datname = current_database()""").mapTo(Integer.class).one());
        int size = config.getValue(key, Integer.class);
        int instances = config.getOptionalValue("waystone.data.instances", Integer.class)
                .orElse(1);
        return Pools.wrong(key, size, instances, limit).stream().toList();
    }

    /** A replica that is away is no reason not to start: the primary answers for it. */
    private List<String> crowdsOfReplica(Jdbi server) {
        try {
            return crowds(server, Pools.OF_REPLICA);
        } catch (JdbiException e) {
            LOG.warnf("the replica is away, so whether it accepts all connections is not known: %s", e.getMessage());
            return List.of();
        }
    }

    /** Keys of the platform, and of every prefix that a bean's {@link ConfigMapping} has, must belong to a mapping. */
    private List<String> misspelt() {
        List<ConfigClass> mappings = mappings();
        Set<String> prefixes =
                mappings.stream().map(mapping -> mapping.getPrefix() + ".").collect(toCollection(TreeSet::new));
        prefixes.add(ConfigKeys.PREFIX);
        Set<String> known = mappings.stream()
                .flatMap(mapping -> ConfigMappings.getProperties(mapping).keySet().stream())
                .collect(toCollection(TreeSet::new));
        return ConfigKeys.unknown(prefixes, known, written(known));
    }

    // Other programs have environment variables, too: one that is nothing like waystone.<lib>.<key> is none of our
    // matter.
    private List<String> written(Set<String> known) {
        Set<String> elsewhere = StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !(source instanceof EnvConfigSource))
                .flatMap(source -> source.getPropertyNames().stream())
                .collect(toSet());
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(key -> elsewhere.contains(key) || isLikeAKey(key, known))
                .toList();
    }

    private static boolean isLikeAKey(String key, Set<String> known) {
        return key.indexOf('.') != key.lastIndexOf('.')
                && Nearest.to(key, known).isPresent();
    }

    private List<ConfigClass> mappings() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .flatMap(bean -> bean.getTypes().stream())
                .filter(StartupCheck::isMapping)
                .distinct()
                .map(type -> ConfigClass.configClass((Class<?>) type))
                .filter(mapping -> !mapping.getPrefix().startsWith("quarkus"))
                .toList();
    }

    private static boolean isMapping(Type type) {
        return type instanceof Class<?> mapping && mapping.isAnnotationPresent(ConfigMapping.class);
    }
}
