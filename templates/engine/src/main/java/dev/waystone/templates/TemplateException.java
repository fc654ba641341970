package dev.waystone.templates;

import java.util.List;

/** A template, its answers or a lock file cannot be used. The message holds every problem, one a line. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems what is wrong, where, what is allowed and the nearest match, each in one line; at least one */
    public TemplateException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    TemplateException(String problem) {
        this(List.of(problem));
    }

    /** Every problem found. */
    public List<String> problems() {
        return problems;
    }
}
