package dev.waystone.data;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TenantConnection} does with a call. While its transaction has no tenant yet, a plain statement takes the
 * tenant along in one round trip; every other call that could run anything waits until the tenant is set by a statement of
 * its own. What is not known here is of the latter kind.
 */
final class TenantCalls implements InvocationHandler {

    /** One statement, so that the driver's parser and its cache of statements see the same text for all tenants. */
    static final String SET = "SELECT set_config('waystone.tenant', ?, true)";

    private static final Pattern CARRYING = Pattern.compile(
            "\\s*(SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|VALUES)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Calls that run nothing of ours, or end the transaction; large objects belong to no tenant. */
    private static final Set<String> HARMLESS = Set.of(
            "abort",
            "addDataType",
            "clearWarnings",
            "close",
            "commit",
            "createArrayOf",
            "getAutoCommit",
            "getBackendPID",
            "getHoldability",
            "getLargeObjectAPI",
            "getNetworkTimeout",
            "getTransactionIsolation",
            "getWarnings",
            "isClosed",
            "isReadOnly",
            "rollback",
            "setAutoCommit",
            "setNetworkTimeout");

    private final Connection real;
    private @Nullable String tenant; // null also when it has been set

    TenantCalls(Connection real) {
        this.real = real;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "belongsTo" -> belongsTo((String) arguments[0]);
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "isWrapperFor" ->
                ((Class<?>) arguments[0]).isInstance(proxy) || real.isWrapperFor((Class<?>) arguments[0]);
            case "unwrap" -> unwrap(proxy, (Class<?>) arguments[0]);
            case "prepareStatement" -> prepare(method, arguments);
            default -> {
                if (tenant != null && !isHarmless(method)) {
                    settle();
                }
                yield call(real, method, arguments);
            }
        };
    }

    /** Sets the tenant by a statement of its own, unless that is done. */
    void settle() throws SQLException {
        if (tenant != null) {
            try (PreparedStatement set = real.prepareStatement(SET)) {
                set.setString(1, tenant);
                set.execute();
            }
            tenant = null;
        }
    }

    /** The tenant that waits to be set; null if there is none. */
    @Nullable
    String waiting() {
        return tenant;
    }

    /** The tenant is set. */
    void settled() {
        tenant = null;
    }

    static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private @Nullable Object belongsTo(@Nullable String next) {
        tenant = next;
        return null;
    }

    private Object unwrap(Object proxy, Class<?> wanted) throws SQLException {
        if (wanted.isInstance(proxy)) {
            return proxy;
        }
        settle();
        return real.unwrap(wanted);
    }

    private @Nullable Object prepare(Method method, @Nullable Object[] arguments) throws Throwable {
        if (tenant != null
                && isPlain(arguments)
                && CARRYING.matcher((String) arguments[0]).matches()) {
            return FirstStatement.on(this, real, (String) arguments[0]);
        }
        settle();
        return call(real, method, arguments);
    }

    private static boolean isPlain(@Nullable Object[] arguments) {
        return arguments.length == 1
                || arguments.length == 3
                        && arguments[1].equals(ResultSet.TYPE_FORWARD_ONLY)
                        && arguments[2].equals(ResultSet.CONCUR_READ_ONLY);
    }

    // A rollback to a savepoint goes on with the transaction.
    private static boolean isHarmless(Method method) {
        return HARMLESS.contains(method.getName())
                && !(method.getName().equals("rollback") && method.getParameterCount() > 0);
    }
}
