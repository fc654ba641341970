package dev.waystone.data;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import org.eclipse.microprofile.config.Config;

/** One connection to the database of the tests, outside any pool, on which transactions of tenants are begun by hand. */
final class TenantLab implements AutoCloseable {

    private final Connection connection;

    TenantLab(Config config) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", config.getValue("quarkus.datasource.username", String.class));
        properties.setProperty("password", config.getValue("quarkus.datasource.password", String.class));
        properties.setProperty("socketFactory", Counting.class.getName());
        connection =
                new TenantDriver().connect(config.getValue("quarkus.datasource.jdbc.url", String.class), properties);
        connection.setAutoCommit(false);
    }

    /** The connection, now in a transaction of {@code tenant}; null for nobody. */
    Connection transactionOf(String tenant) throws SQLException {
        connection.rollback();
        connection.unwrap(TenantConnection.class).belongsTo(tenant);
        return connection;
    }

    /** What the transaction sees. */
    static List<String> words(Connection connection) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement("SELECT words FROM note ORDER BY words")) {
            return words(read);
        }
    }

    static List<String> words(PreparedStatement read) throws SQLException {
        List<String> words = new ArrayList<>();
        try (ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
    }

    /** How often the driver waited for an answer since the last question. */
    static int roundTrips() {
        return Counting.roundTrips().getAndSet(0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Counts how often something is read after something was written. */
    public static final class Counting extends SocketFactory {

        // The driver's class loader has this class, too, so a static field would be two.
        private static AtomicInteger roundTrips() {
            return (AtomicInteger)
                    System.getProperties().computeIfAbsent("round trips of TenantLab", key -> new AtomicInteger());
        }

        @Override
        public Socket createSocket() {
            return new Socket() {

                private boolean wrote;

                @Override
                public OutputStream getOutputStream() throws IOException {
                    return new FilterOutputStream(super.getOutputStream()) {
                        @Override
                        public void write(byte[] bytes, int from, int length) throws IOException {
                            wrote = true;
                            out.write(bytes, from, length);
                        }
                    };
                }

                @Override
                public InputStream getInputStream() throws IOException {
                    return new FilterInputStream(super.getInputStream()) {
                        @Override
                        public int read(byte[] bytes, int from, int length) throws IOException {
                            if (wrote) {
                                wrote = false;
                                roundTrips().incrementAndGet();
                            }
                            return in.read(bytes, from, length);
                        }
                    };
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
