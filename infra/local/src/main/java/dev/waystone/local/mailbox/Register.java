package dev.waystone.local.mailbox;

import dev.waystone.local.web.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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

    /**
     * All lines by now, oldest first, as they lie in the files.
     *
     * @param text more may follow that was added later
     * @param bytes of the lines by now
     */
    record Lines(InputStream text, long bytes) {}

    /** To be closed by who asks; what is added or set aside meanwhile changes nothing in it. */
    Lines lines() throws IOException {
        InputStream old = open(before);
        InputStream young = open(now);
        return new Lines(new SequenceInputStream(old, young), size(before) + size(now));
    }

    private static InputStream open(Path file) throws IOException {
        return Files.exists(file) ? Files.newInputStream(file) : InputStream.nullInputStream();
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
