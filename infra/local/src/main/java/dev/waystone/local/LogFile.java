package dev.waystone.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What a part prints, kept small: a failure here never harms the part. */
final class LogFile {

    private static final long LIMIT = 16L << 20;
    private static final int TAIL = 4_096;

    private LogFile() {}

    /** Moves what is there to {@code <name>.old} when it is more than 16 MiB; the part goes on with an empty file. */
    static void bound(Path log) {
        bound(log, LIMIT);
    }

    static void bound(Path log, long limit) {
        try {
            if (Files.exists(log) && Files.size(log) > limit) {
                Files.copy(log, old(log), StandardCopyOption.REPLACE_EXISTING);
                Files.newByteChannel(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        .close();
            }
        } catch (IOException e) {
            return; // the next look may fare better
        }
    }

    static Path old(Path log) {
        return log.resolveSibling(log.getFileName() + ".old");
    }

    /** The last line that is not blank, empty if there is none. */
    static String lastLine(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce("", (before, line) -> line.strip());
        } catch (IOException e) {
            return "";
        }
    }

    static void append(Path log, String line) {
        try {
            Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            return; // nowhere to say it
        }
    }
}
