package dev.waystone.events.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;

/** A data source at whose door something happens. */
abstract class WrappedDataSource {

    private final DataSource wrapped;

    WrappedDataSource(DataSource wrapped) {
        this.wrapped = wrapped;
    }

    abstract void beforeConnection();

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        beforeConnection();
                    }
                    try {
                        return method.invoke(wrapped, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
