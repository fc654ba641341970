package dev.waystone.local.web;

import java.nio.file.Path;

/**
 * What a part is started with.
 *
 * @param port port on 127.0.0.1; 0 for a free one
 * @param state folder the part keeps its data in; made if it is missing
 */
public record Arguments(int port, Path state) {
    /**
     * Reads {@code --port <n> --state <folder>}.
     *
     * @throws IllegalArgumentException if they are anything else; the message says what is allowed
     */
    public static Arguments of(String part, String... arguments) {
        if (arguments.length == 4 && arguments[0].equals("--port") && arguments[2].equals("--state")) {
            try {
                return new Arguments(Integer.parseInt(arguments[1]), Path.of(arguments[3]));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(part + ": --port is no number: " + arguments[1], e);
            }
        }
        throw new IllegalArgumentException(part + ": allowed: --port <n> --state <folder>");
    }
}
