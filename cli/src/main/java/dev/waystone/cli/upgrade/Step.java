package dev.waystone.cli.upgrade;

/** How far an upgrade is. It may die after any of them, and be run again. */
public enum Step {
    /** The user's tree is clean, and nobody else upgrades this clone. */
    CHECKED("making a scratch copy"),
    /** A copy of the commit lies apart. */
    COPIED("merging"),
    /** Moves and recipes are done in the copy. */
    MIGRATED("merging"),
    /** The merge lies in the copy. */
    MERGED("looking for conflicts"),
    /** It has none, and is to be built and tested. */
    CHOSEN("building and testing"),
    /** The copy was built and tested, if it was to be. */
    VERIFIED("committing"),
    /** There is a commit, which nothing names yet. */
    COMMITTED("naming the branch"),
    /** The branch is there. */
    BRANCHED("cleaning up");

    private final String next;

    Step(String next) {
        this.next = next;
    }

    /** What is done now. */
    public String next() {
        return next;
    }
}
