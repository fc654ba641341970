package dev.waystone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random passwords of a stack, made once and kept in its state folder for its owner's eyes only. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    Secrets(Path state) {
        this.folder = state.resolve("secrets");
    }

    /** The secret of this name: 32 hexadecimal digits, the same after a restart. */
    synchronized String of(String name) {
        Path file = folder.resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file);
            }
            byte[] bytes = new byte[16];
            RANDOM.nextBytes(bytes);
            PrivateFiles.write(file, HexFormat.of().formatHex(bytes));
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the secret of this name is kept. */
    Path file(String name) {
        of(name);
        return folder.resolve(name);
    }
}
