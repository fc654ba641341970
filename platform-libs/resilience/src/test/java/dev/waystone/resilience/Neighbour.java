package dev.waystone.resilience;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waystone.testing.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server behind a fault proxy, both on loopback; counts what reaches it. */
final class Neighbour implements AutoCloseable {

    final AtomicInteger asked = new AtomicInteger();
    final FaultProxy network;
    /** So many requests are answered with 503, whatever the status. */
    final AtomicInteger failures = new AtomicInteger();

    volatile int status = 200;
    /** Nobody is answered before this many have asked. */
    volatile CountDownLatch company = new CountDownLatch(0);

    private final HttpServer server;

    Neighbour() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        network = FaultProxy.to(server.getAddress());
    }

    String url() {
        return "http://127.0.0.1:" + network.port();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            company.countDown();
            company.await(20, TimeUnit.SECONDS);
            exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 503 : status, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        network.close();
        server.stop(0);
    }
}
