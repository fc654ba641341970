package dev.waystone.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the Dev UI what its pages ask, in the way that they do: JSON-RPC over a socket. For one thread. */
final class DevUi implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int asked;

    DevUi(URI application) {
        URI address = URI.create("ws://" + application.getAuthority() + "/q/dev-ui/json-rpc-ws");
        socket = client.newWebSocketBuilder().buildAsync(address, new Ear()).join();
    }

    /** What a method of an extension answers, e.g. {@code parts} of {@code waystone-testing}. */
    JsonNode ask(String extension, String method) throws InterruptedException {
        int id = ++asked;
        String name = extension + "_" + method;
        socket.sendText(json(Map.of("jsonrpc", "2.0", "id", id, "method", name, "params", Map.of())), true)
                .join();
        while (true) {
            String text = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("the Dev UI does not answer to " + name);
            }
            JsonNode message = parsed(text);
            if (message.path("id").asInt() == id && message.has("result")) {
                return message.path("result").path("object");
            }
            if (message.path("id").asInt() == id && message.has("error")) {
                throw new AssertionError(name + ": " + message);
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }

    private static String json(Map<String, Object> message) {
        try {
            return Http.JSON.writeValueAsString(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return Http.JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** Puts the pieces of a message together. */
    private final class Ear implements WebSocket.Listener {

        private final StringBuilder begun = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            begun.append(text);
            if (last) {
                heard.add(begun.toString());
                begun.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
