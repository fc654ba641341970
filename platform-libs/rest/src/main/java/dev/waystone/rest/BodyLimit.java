package dev.waystone.rest;

import dev.waystone.core.Problem;
import dev.waystone.core.ProblemException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body that says nothing about its length, up to the limit. */
final class BodyLimit {

    private BodyLimit() {}

    static byte[] read(InputStream body, long limit) throws IOException {
        byte[] bytes = body.readNBytes(Math.toIntExact(Math.min(limit + 1, Integer.MAX_VALUE - 8)));
        if (bytes.length > limit) {
            throw new ProblemException(problem(limit));
        }
        return bytes;
    }

    static Problem problem(long limit) {
        return StatusProblems.of(413, "The body of a request has at most %d bytes.".formatted(limit));
    }
}
