package dev.waystone.local.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The issuer's keys, oldest first, the last one signing; kept in a file that only its owner reads. Thread-safe. */
final class KeyRing {
    private static final int KEPT = 10;

    private final Path file;
    private final List<SigningKey> keys = new ArrayList<>();

    private KeyRing(Path file) {
        this.file = file;
    }

    /** Opens the ring of a folder, with a first key if it has none. */
    static KeyRing open(Path state) throws IOException {
        Files.createDirectories(state);
        KeyRing ring = new KeyRing(state.resolve("signing-keys"));
        if (Files.exists(ring.file)) {
            Files.readAllLines(ring.file).forEach(line -> ring.keys.add(SigningKey.decode(line)));
        }
        if (ring.keys.isEmpty()) {
            ring.rotate();
        }
        return ring;
    }

    synchronized SigningKey current() {
        return keys.getLast();
    }

    /** Signs with a new key from now on; the ones before stay published, the last nine of them. */
    synchronized SigningKey rotate() throws IOException {
        keys.add(SigningKey.generate());
        while (keys.size() > KEPT) {
            keys.removeFirst();
        }
        save();
        return keys.getLast();
    }

    synchronized List<Map<String, String>> jwks() {
        return keys.stream().map(SigningKey::jwk).toList();
    }

    private void save() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, keys.stream().map(SigningKey::encoded).toList());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
