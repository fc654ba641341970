package dev.waystone.local.bank;

import dev.waystone.local.web.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every charge, in a file only ever appended to: a JSON line a change, the last of an order counts. Thread-safe. */
final class Books implements AutoCloseable {
    private final Map<String, Charge> charges = new LinkedHashMap<>();
    private final OutputStream file;

    private Books(OutputStream file) {
        this.file = file;
    }

    /** Opens the books of a folder; a last line that was cut off by a crash was never answered for and is dropped. */
    static Books open(Path state) throws IOException {
        Files.createDirectories(state);
        Path path = state.resolve("charges.jsonl");
        List<Charge> read = Files.exists(path) ? read(path) : List.of();
        Books books = new Books(Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        read.forEach(charge -> books.charges.put(charge.orderId(), charge));
        return books;
    }

    synchronized Optional<Charge> find(String orderId) {
        return Optional.ofNullable(charges.get(orderId));
    }

    synchronized Collection<Charge> all() {
        return List.copyOf(charges.values());
    }

    /** Changes what is known of an order, in one step; written before it is answered. */
    synchronized Charge change(String orderId, Function<Optional<Charge>, Charge> change) throws IOException {
        Optional<Charge> before = find(orderId);
        Charge after = change.apply(before);
        if (!before.equals(Optional.of(after))) {
            file.write((Json.MAPPER.writeValueAsString(after) + "\n").getBytes(StandardCharsets.UTF_8));
            charges.put(orderId, after);
        }
        return after;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private static List<Charge> read(Path path) throws IOException {
        String text = Files.readString(path);
        int end = text.lastIndexOf('\n') + 1;
        if (end < text.length()) {
            try (var cut = new RandomAccessFile(path.toFile(), "rw")) {
                cut.setLength(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
            }
        }
        List<Charge> charges = new ArrayList<>();
        for (String line : text.substring(0, end).lines().toList()) {
            charges.add(Json.MAPPER.readValue(line, Charge.class));
        }
        return charges;
    }
}
