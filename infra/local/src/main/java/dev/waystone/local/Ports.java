package dev.waystone.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** Which part listens where on 127.0.0.1. */
public final class Ports {

    private static final Map<String, Integer> WELL_KNOWN = Map.ofEntries(
            Map.entry("postgres", 15432),
            Map.entry("replica", 15433),
            Map.entry("kafka", 19092),
            Map.entry("kafka-controller", 19093),
            Map.entry("redis", 16379),
            Map.entry("token-issuer", 14319),
            Map.entry("bank", 8109),
            Map.entry("traces", 14318),
            Map.entry("smtp", 15025),
            Map.entry("mailbox", 15026),
            Map.entry("imap", 15143),
            Map.entry("unleash", 14242));

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private final Map<String, Integer> ports;

    private Ports(Map<String, Integer> ports) {
        this.ports = new TreeMap<>(ports);
    }

    /** The ports that the documentation names, each moved by {@code offset}. */
    public static Ports wellKnown(int offset) {
        var ports = new TreeMap<String, Integer>();
        WELL_KNOWN.forEach((part, port) -> ports.put(part, port + offset));
        return new Ports(ports);
    }

    /** Free ports, chosen once and kept in the state folder for as long as they stay free. */
    public static Ports free(Path state) {
        Path file = state.resolve("ports.properties");
        var ports = new TreeMap<String, Integer>();
        try {
            var known = new Properties();
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    known.load(reader);
                }
            }
            for (String part : WELL_KNOWN.keySet()) {
                int before = Integer.parseInt(known.getProperty(part, "0"));
                int port = before;
                while (port == 0 || ports.containsValue(port) || !isFree(port)) {
                    port = anyFree();
                }
                ports.put(part, port);
                known.setProperty(part, Integer.toString(port));
            }
            Files.createDirectories(state);
            try (Writer writer = Files.newBufferedWriter(file)) {
                known.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Ports(ports);
    }

    /** The port of a part of the stack. */
    public int of(String part) {
        Integer port = ports.get(part);
        if (port == null) {
            throw new IllegalArgumentException("no part " + part + "; allowed: " + ports.keySet());
        }
        return port;
    }

    /** Every part of the stack with its port. */
    public Map<String, Integer> all() {
        return Map.copyOf(ports);
    }

    /** Whether nobody listens there. */
    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Some port that nobody listens on at this moment, from below the range that the system takes outgoing connections' ports from.
     */
    public static int anyFree() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new LocalProblem(
                "no free port between " + LOWEST + " and " + HIGHEST + " was found", "end what listens there");
    }
}
