package dev.waystone.core;

import java.util.Map;

/**
 * Ends the work at hand with a {@link Problem} as its answer; a transaction around it is rolled back. It is an answer
 * and no failure of ours, so it has no stack trace. Made by {@link Problems}.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    /** An answer with {@code headers} beside the problem, such as {@code Retry-After}. */
    public ProblemException(Problem problem, Map<String, String> headers) {
        super(message(problem), null, false, false);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /** An answer without headers of its own. */
    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    /** What is answered. */
    public Problem problem() {
        return problem;
    }

    /** HTTP headers that go with it; unmodifiable. */
    public Map<String, String> headers() {
        return headers;
    }

    private static String message(Problem problem) {
        String detail = problem.detail() == null ? problem.title() : problem.detail();
        return problem.status() + " " + detail + (problem.errors().isEmpty() ? "" : " " + problem.errors());
    }
}
