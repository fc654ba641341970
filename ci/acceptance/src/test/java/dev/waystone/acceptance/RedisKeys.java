package dev.waystone.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What the stack's Redis has under a key, asked beside those who use it. */
final class RedisKeys {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Path settings;

    /** @param settings the file with its port and its password */
    RedisKeys(Path settings) {
        this.settings = settings;
    }

    /** The text; empty if there is none. Fails if Redis does not answer. */
    String text(String key) throws IOException {
        Map<String, String> conf = Files.readAllLines(settings).stream()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(conf.get("port")))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var question = "AUTH %s\r\nGET %s\r\n".formatted(conf.get("requirepass"), key);
            socket.getOutputStream().write(question.getBytes(StandardCharsets.UTF_8));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            if (!"+OK".equals(answer.readLine())) {
                throw new IOException("Redis does not take its password");
            }
            return answer.readLine().equals("$-1") ? "" : answer.readLine();
        }
    }
}
