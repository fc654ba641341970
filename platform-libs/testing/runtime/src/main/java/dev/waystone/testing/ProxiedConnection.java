package dev.waystone.testing;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Two sockets and the two pumps between them; ends when both directions ended or it is cut. */
final class ProxiedConnection {

    private static final int CHUNK = 8 * 1024;

    private final Socket client;
    private final Socket server;
    private final Gate gate;
    private final AtomicLong bytesLeft;
    private final AtomicInteger pumps = new AtomicInteger(2);

    ProxiedConnection(Socket client, Socket server, Gate gate, long cutAfterBytes) {
        this.client = client;
        this.server = server;
        this.gate = gate;
        this.bytesLeft = new AtomicLong(cutAfterBytes);
    }

    void start(Runnable whenEnded) {
        Thread.ofVirtual().start(() -> pump(client, server, whenEnded));
        Thread.ofVirtual().start(() -> pump(server, client, whenEnded));
    }

    /** Resets both sides: the peers see a broken connection, not an orderly end. */
    void cut() {
        reset(client);
        reset(server);
    }

    private void pump(Socket from, Socket to, Runnable whenEnded) {
        byte[] chunk = new byte[CHUNK];
        try {
            int read = from.getInputStream().read(chunk);
            while (read >= 0) {
                gate.pass();
                long left = bytesLeft.addAndGet(-read);
                to.getOutputStream().write(chunk, 0, (int) Math.max(0, Math.min(read, left + read)));
                if (left <= 0) {
                    cut();
                }
                read = from.getInputStream().read(chunk);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            cut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cut();
        } finally {
            if (pumps.decrementAndGet() == 0) {
                cut();
                whenEnded.run();
            }
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // it is closed already
        }
    }
}
