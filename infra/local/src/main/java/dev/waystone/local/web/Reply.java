package dev.waystone.local.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a server does with a request. */
public sealed interface Reply {
    /** An answer with a body. */
    record Document(int status, String type, byte[] body) implements Reply {}

    /**
     * An answer whose body is too long to be held in memory.
     *
     * @param body which is closed when it was sent
     * @param bytes of it that are sent; it has at least as many
     */
    record Stream(int status, String type, InputStream body, long bytes) implements Reply {}

    /** No answer: the connection is closed. */
    record Silence() implements Reply {}

    /** An answer in JSON, by Jackson's rules. */
    static Reply json(int status, Object body) {
        return document(status, "application/json", body);
    }

    /** An error as RFC 9457 has it. */
    static Reply problem(int status, String title, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        return document(status, "application/problem+json", problem);
    }

    /** There is nothing at this path, or not by this method. */
    static Reply notFound(Request request) {
        return problem(404, "Not Found", "there is no " + request.method() + " " + request.path());
    }

    private static Reply document(int status, String type, Object body) {
        try {
            return new Document(status, type, Json.MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + body.getClass(), e);
        }
    }
}
