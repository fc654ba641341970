package dev.waystone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Redis as a cache: what it has is a copy, so nothing is written to the disk, and what was used least goes first. */
final class Redis {

    private static final int MILLIS = 1_000;

    private final Path program;
    private final Path state;
    private final Ports ports;
    private final Secrets secrets;

    Redis(Path program, Path state, Ports ports, Secrets secrets) {
        this.program = program;
        this.state = state;
        this.ports = ports;
        this.secrets = secrets;
    }

    String url() {
        return "redis://127.0.0.1:" + ports.of("redis");
    }

    String password() {
        return secrets.of("redis");
    }

    /** The password is in a file of its owner's: everybody can read a command line. */
    Launch launch() {
        Path folder = state.resolve("redis");
        Path settings = folder.resolve("redis.conf");
        try {
            PrivateFiles.write(settings, """
                    bind 127.0.0.1
                    port %d
                    requirepass %s
                    save ""
                    appendonly no
                    maxmemory 64mb
                    maxmemory-policy allkeys-lru
                    """.formatted(ports.of("redis"), password()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Launch(List.of(program.toString(), "redis.conf"), Map.of(), folder, "TERM");
    }

    /** Whether it answers to its password. */
    boolean answers() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of("redis")), MILLIS);
            socket.setSoTimeout(MILLIS);
            String question = "AUTH " + password() + "\r\nPING\r\n";
            socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes("+OK\r\n+PONG\r\n".length());
            return new String(answer, StandardCharsets.US_ASCII).endsWith("+PONG\r\n");
        }
    }
}
