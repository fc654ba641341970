package dev.waystone.data;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL on the service's own database. {@link Jdbi} takes part in the transaction of the caller
 * ({@code @Transactional}), with one connection a transaction; without one, statements see no tenant's rows. A record
 * maps from the columns that are named like its components.
 */
class Database {

    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource dataSource) {
        return over(dataSource);
    }

    @Produces
    @Singleton
    AgroalPoolInterceptor tenantOnPrimary(CurrentRequest current) {
        return new TenantTransactions(current);
    }

    @Produces
    @Singleton
    @DataSource("replica")
    AgroalPoolInterceptor tenantOnReplica(CurrentRequest current) {
        return new TenantTransactions(current);
    }

    static Jdbi over(AgroalDataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        jdbi.registerRowMapper(Database::recordMapper);
        jdbi.registerColumnMapper(Currency.class, (rows, column, context) -> currency(rows.getString(column)));
        jdbi.registerArgument((Type type, Object value, ConfigRegistry config) -> value instanceof Currency currency
                ? Optional.of((index, statement, context) -> statement.setString(index, currency.getCurrencyCode()))
                : Optional.empty());
        return jdbi;
    }

    private static Optional<RowMapper<?>> recordMapper(Type type, ConfigRegistry config) {
        Class<?> erased = GenericTypes.getErasedType(type);
        return erased.isRecord() ? Optional.of(ConstructorMapper.of(canonical(erased))) : Optional.empty();
    }

    // Made accessible, since a service's records are package-private.
    private static Constructor<?> canonical(Class<?> type) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(components);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type, e);
        }
    }

    private static @Nullable Currency currency(@Nullable String code) {
        return code == null ? null : Currency.getInstance(code);
    }
}
