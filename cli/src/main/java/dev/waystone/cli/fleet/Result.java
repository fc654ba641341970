package dev.waystone.cli.fleet;

import org.jspecify.annotations.Nullable;

/**
 * What became of one clone.
 *
 * @param name the member's name
 * @param place its path or Git URL
 * @param wave from 1
 * @param from the version it was at; empty if that cannot be read
 * @param to the version it goes to; empty if that cannot be said
 * @param word how it ended
 * @param detail its branch, what a person must decide, or why it failed
 * @param branch where the upgrade or its conflicts are offered; empty if there is none
 */
record Result(
        String name,
        String place,
        int wave,
        String from,
        String to,
        Word word,
        String detail,
        @Nullable String branch) {

    /** How it ended. */
    enum Word {
        /** It has all that the template gives. */
        CURRENT("up to date"),
        /** Would be merged without a conflict. */
        READY("ready"),
        /** On a branch. */
        UPGRADED("upgraded"),
        /** A person must decide something. */
        NEEDS_PERSON("needs a person"),
        /** It could not start, did not build, or a test is red. */
        RED("red"),
        /** A red one came before. */
        WAITING("waiting");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** One that is on no branch. */
    static Result without(FleetFile.Member member, int wave, String from, Word word, String why) {
        return new Result(member.name(), member.shown(), wave, from, "", word, why, "");
    }

    /** Whether a later run need not look at it again. */
    boolean isDone() {
        return word == Word.CURRENT || word == Word.UPGRADED || word == Word.NEEDS_PERSON;
    }
}
