package dev.waystone.data;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * A prepared statement that takes the tenant of its transaction along: the driver sends both in one round trip, and if setting
 * the tenant fails, the server does not run the other. Only a first {@code execute} with nothing but parameters does so; for
 * all else it is the plain statement, after the tenant was set.
 */
final class FirstStatement implements InvocationHandler {

    private final TenantCalls calls;
    private final Connection connection;
    private final String sql;
    private final List<Parameter> parameters = new ArrayList<>();
    private @Nullable PreparedStatement chosen;
    private boolean carried;
    private boolean closed;

    private FirstStatement(TenantCalls calls, Connection connection, String sql) {
        this.calls = calls;
        this.connection = connection;
        this.sql = sql;
    }

    static PreparedStatement on(TenantCalls calls, Connection connection, String sql) {
        return (PreparedStatement) Proxy.newProxyInstance(
                FirstStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                new FirstStatement(calls, connection, sql));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        switch (name) {
            case "equals":
                return proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return sql;
            case "close":
                return close();
            case "isClosed":
                return closed;
            default:
                return closed ? refuse() : open(method, arguments);
        }
    }

    private @Nullable Object open(Method method, Object @Nullable [] arguments) throws Throwable {
        if (isParameter(method, arguments)) {
            return set(new Parameter(method, arguments.clone()));
        }
        boolean executes = method.getName().startsWith("execute") && arguments == null;
        if (executes && chosen == null && calls.waiting() != null) {
            return carry(method.getName());
        }
        return TenantCalls.call(chosen != null && carried && !again(method) ? chosen : plain(), method, arguments);
    }

    private @Nullable Object set(Parameter parameter) throws Throwable {
        if (chosen == null) {
            parameters.add(parameter);
        } else {
            parameter.set(plain(), 0);
        }
        return null;
    }

    // The tenant is set last, and whatever was set before cannot reach its place.
    private @Nullable Object carry(String execute) throws Throwable {
        PreparedStatement both = connection.prepareStatement(TenantCalls.SET + "; " + sql);
        chosen = both;
        carried = true;
        for (Parameter parameter : parameters) {
            parameter.set(both, 1);
        }
        both.setString(1, calls.waiting());
        both.execute();
        calls.settled();
        boolean rows = both.getMoreResults();
        return switch (execute) {
            case "execute" -> rows;
            case "executeQuery" -> rows ? both.getResultSet() : refuse("No results were returned by the query.");
            case "executeUpdate" ->
                rows ? refuse("A result was returned when none was expected.") : both.getUpdateCount();
            case "executeLargeUpdate" ->
                rows ? refuse("A result was returned when none was expected.") : both.getLargeUpdateCount();
            default -> throw new IllegalStateException(execute);
        };
    }

    private PreparedStatement plain() throws Throwable {
        if (chosen != null && !carried) {
            return chosen;
        }
        if (chosen != null) {
            chosen.close();
        }
        calls.settle();
        chosen = connection.prepareStatement(sql);
        carried = false;
        for (Parameter parameter : parameters) {
            parameter.set(chosen, 0);
        }
        parameters.clear();
        return chosen;
    }

    private @Nullable Object close() throws SQLException {
        closed = true;
        if (chosen != null) {
            chosen.close();
        }
        return null;
    }

    private static boolean again(Method method) {
        String name = method.getName();
        return name.startsWith("execute")
                || name.startsWith("set")
                || name.equals("addBatch")
                || name.equals("clearParameters");
    }

    private static boolean isParameter(Method method, Object @Nullable [] arguments) {
        return method.getDeclaringClass() == PreparedStatement.class
                && method.getName().startsWith("set")
                && arguments.length >= 2
                && (int) arguments[0] > 0;
    }

    private static Object refuse() throws SQLException {
        throw new PSQLException("This statement has been closed.", PSQLState.OBJECT_NOT_IN_STATE);
    }

    private static Object refuse(String message) throws SQLException {
        throw new PSQLException(message, PSQLState.NO_DATA);
    }

    private record Parameter(Method method, Object[] arguments) {

        void set(PreparedStatement statement, int shift) throws Throwable {
            Object[] shifted = arguments.clone();
            shifted[0] = (int) arguments[0] + shift;
            TenantCalls.call(statement, method, shifted);
        }
    }
}
