package dev.waystone.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be done to a part. */
public enum FaultAction {
    /** Ends it in order; it stays away until started. */
    STOP,
    /** Starts a stopped part, or lets a paused one go on. */
    START,
    /** Ends it with no warning (SIGKILL); the supervisor starts it again. */
    KILL,
    /** Freezes it and its children (SIGSTOP) until started. */
    PAUSE;

    /**
     * The action of this name in lower case.
     *
     * @throws LocalProblem if there is none; names what is allowed
     */
    public static FaultAction of(String name) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new LocalProblem(
                        "no fault " + name,
                        "allowed: "
                                + Arrays.stream(values()).map(FaultAction::word).collect(Collectors.joining(", "))));
    }

    /** As written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
