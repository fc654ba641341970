package dev.waystone.local.mailbox;

import dev.waystone.local.web.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A line for each mail ever taken, in a file only ever appended to; when it grows too long it is set aside and the one set
 * aside before is forgotten. Nothing of it is kept in memory. Not thread-safe.
 */
final class Register {

    private final Path now;
    private final Path before;
    private final long most;

    /** @param most bytes of each of the two files */
    Register(Path state, long most) {
        this.now = state.resolve("register.jsonl");
        this.before = state.resolve("register.old.jsonl");
        this.most = most;
    }

    void add(Mail mail) throws IOException {
        byte[] line = (Json.MAPPER.writeValueAsString(mail) + "\n").getBytes(StandardCharsets.UTF_8);
        if (Files.exists(now) && Files.size(now) + line.length > most) {
            Files.move(now, before, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.write(now, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** All lines, oldest first. */
    byte[] lines() throws IOException {
        byte[] old = Files.exists(before) ? Files.readAllBytes(before) : new byte[0];
        byte[] young = Files.exists(now) ? Files.readAllBytes(now) : new byte[0];
        byte[] all = new byte[old.length + young.length];
        System.arraycopy(old, 0, all, 0, old.length);
        System.arraycopy(young, 0, all, old.length, young.length);
        return all;
    }
}
