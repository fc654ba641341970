import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A bounded load over a few kept connections, each of which sends the next request when the last one is answered. */
final class Connections {

    private static final int COUNT = 4;

    private Connections() {}

    /** Sends {@code requests} in all; every one must be answered with 200. */
    static void send(int port, String request, int requests) throws Exception {
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        List<Callable<Void>> shares = new ArrayList<>();
        for (int connection = 0; connection < COUNT; connection++) {
            shares.add(() -> share(port, bytes, requests / COUNT));
        }
        try (var senders = Executors.newFixedThreadPool(COUNT)) {
            for (var sent : senders.invokeAll(shares, 10, TimeUnit.MINUTES)) {
                sent.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the load failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private static Void share(int port, byte[] request, int requests) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            var in = new BufferedInputStream(socket.getInputStream(), 8192);
            var out = socket.getOutputStream();
            for (int sent = 0; sent < requests; sent++) {
                out.write(request);
                answer(in);
            }
        }
        return null;
    }

    private static void answer(InputStream in) throws IOException {
        String status = line(in);
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (length < 0) {
            throw new IOException("an answer without its length: " + status);
        }
        byte[] body = in.readNBytes(length);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed after \"" + line + "\"");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
