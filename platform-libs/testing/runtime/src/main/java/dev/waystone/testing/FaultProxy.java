package dev.waystone.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on a free loopback port that behaves badly on demand. It starts passing; every mode can be left with
 * {@link #pass()}. What chance decides comes from the seed: the same seed and the same order of connections give the
 * same faults.
 *
 * <pre>{@code
 * try (FaultProxy bank = FaultProxy.to(new InetSocketAddress("127.0.0.1", 8109))) {
 *     bank.stall();
 *     ...
 * }
 * }</pre>
 *
 * <p>Thread-safe. Runs in this process, on virtual threads; {@link #close()} ends all connections.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int LATEST_CUT_BYTES = 16 * 1024;

    private final InetSocketAddress target;
    private final Random random;
    private final Gate gate = new Gate();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final int port;
    private ServerSocket listener;
    private Thread acceptor;
    private volatile double shareCut;

    private FaultProxy(InetSocketAddress target, long seed) {
        this.target = target;
        this.random = new Random(seed);
        this.listener = bind(0);
        this.port = listener.getLocalPort();
        this.acceptor = accepting(listener);
    }

    /** A passing proxy to a target. */
    public static FaultProxy to(InetSocketAddress target) {
        return to(target, 0);
    }

    /** A passing proxy to a target, with the seed of {@link #cutSome}. */
    public static FaultProxy to(InetSocketAddress target, long seed) {
        return new FaultProxy(target, seed);
    }

    /** The port on 127.0.0.1 to connect to; it stays the same in every mode. */
    public int port() {
        return port;
    }

    /** Everything flows, and bytes held back by {@link #stall()} go on. */
    public synchronized void pass() {
        shareCut = 0;
        gate.open();
        if (listener.isClosed()) {
            listener = bind(port);
            acceptor = accepting(listener);
        }
    }

    /** New connections are refused as if nothing listened; open ones go on. */
    public synchronized void refuse() {
        stopListening();
    }

    /** Connections are accepted, but no byte moves in either direction, on open ones neither. */
    public void stall() {
        gate.close();
    }

    /** Resets all open connections now; new ones are not affected. */
    public void cut() {
        connections.forEach(ProxiedConnection::cut);
    }

    /**
     * From now on a share of the new connections is reset within their first 16 KiB.
     *
     * @param share from 0 (none) to 1 (all)
     */
    public void cutSome(double share) {
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException("share is " + share + ", from 0 to 1 is allowed");
        }
        shareCut = share;
    }

    @Override
    public synchronized void close() {
        stopListening();
        gate.open();
        cut();
    }

    private static ServerSocket bind(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + wanted, e);
        }
    }

    private Thread accepting(ServerSocket socket) {
        return Thread.ofVirtual().name("fault-proxy-" + port).start(() -> accept(socket));
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                open(socket.accept());
            } catch (IOException e) {
                // the listener was closed by refuse() or close(), or one client went away: the loop's condition decides
            }
        }
    }

    private void open(Socket client) throws IOException {
        Socket server = new Socket();
        try {
            server.connect(target, CONNECT_MILLIS);
        } catch (IOException e) {
            client.close();
            throw e;
        }
        ProxiedConnection connection = new ProxiedConnection(client, server, gate, drawCutAfter());
        connections.add(connection);
        connection.start(() -> connections.remove(connection));
    }

    private long drawCutAfter() {
        synchronized (random) {
            return random.nextDouble() < shareCut ? random.nextInt(LATEST_CUT_BYTES) : Long.MAX_VALUE;
        }
    }

    /** The port is free only after the last accept has returned, so this waits for it. */
    private void stopListening() {
        try {
            listener.close();
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
