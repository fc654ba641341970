package dev.waystone.render;

import java.util.List;

/** One or more descriptors cannot be used. The message holds every problem, one a line. */
public final class DescriptorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    DescriptorException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem found: file, line, what is wrong, what is allowed, and the nearest match if there is one. */
    public List<String> problems() {
        return problems;
    }
}
