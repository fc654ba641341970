package dev.waystone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is free on a disk: asked before a long piece of work, so that it does not end in the middle. */
interface Room {

    /** MiB that this user may still write. */
    long free() throws IOException;

    static Room around(Path folder) {
        return () -> Files.getFileStore(folder).getUsableSpace() >> 20;
    }

    /**
     * Sees that there is enough.
     *
     * @param needed in MiB
     * @param work what needs it, in words for a person
     * @throws Failure if there is less
     */
    default void demand(long needed, String work) throws IOException {
        long free = free();
        if (free < needed) {
            throw new Failure(
                    "%d MiB are free on this disk, and %s writes up to %d: make room".formatted(free, work, needed));
        }
    }
}
