package dev.waystone.cache;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What Redis does in one step; see the files. */
enum Script {
    LOOKUP,
    PUT,
    TELL,
    RELEASE;

    private final String text = read();
    private final String digest = digest(text);

    /** Makes it known to Redis. */
    Request load() {
        return Request.cmd(Command.SCRIPT, "LOAD", text);
    }

    /** Runs it; it must have been loaded. Arguments are numbers, texts or bytes. */
    Request run(List<String> keys, Object... arguments) {
        Request request = Request.cmd(Command.EVALSHA).arg(digest).arg(keys.size());
        keys.forEach(request::arg);
        for (Object argument : arguments) {
            if (argument instanceof byte[] bytes) {
                request.arg(bytes);
            } else {
                request.arg(argument.toString());
            }
        }
        return request;
    }

    private String read() {
        String file = name().toLowerCase(Locale.ROOT) + ".lua";
        try (InputStream source = Script.class.getResourceAsStream(file)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name that Redis gives it. */
    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
