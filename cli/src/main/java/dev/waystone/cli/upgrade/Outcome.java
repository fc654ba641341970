package dev.waystone.cli.upgrade;

import java.util.Optional;

/**
 * How an upgrade ended.
 *
 * @param plan what it did or would have done
 * @param branch the branch that it is on, if it got that far
 */
public record Outcome(Kind kind, Plan plan, Optional<String> branch) {

    /** How it ended. */
    public enum Kind {
        /** The clone has all that the template gives. */
        NOTHING,
        /** Only planned, as was asked. */
        PLANNED,
        /** On a branch, built and tested. */
        VERIFIED,
        /** On a branch, not built, as was asked. */
        UNVERIFIED,
        /** On a branch, with conflicts that a person decides; not built. */
        CONFLICTS,
        /** Edited managed files, or files that Git ignores where one is added, stop it; nothing was made. */
        STOPPED
    }

    /** Whether a person must do something before the clone is up to date and right. */
    public boolean needsPerson() {
        return kind == Kind.CONFLICTS
                || kind == Kind.STOPPED
                || kind == Kind.PLANNED && !plan.blocking().isEmpty();
    }
}
