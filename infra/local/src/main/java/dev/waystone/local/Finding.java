package dev.waystone.local;

/**
 * What was found of one thing that the platform needs or can use.
 *
 * @param what the thing, e.g. {@code memory}
 * @param state whether it will do
 * @param found what there is, in half a sentence
 * @param whatToDo how to get it; empty if nothing is to be done
 */
public record Finding(String what, State state, String found, String whatToDo) {

    /** Whether it will do. */
    public enum State {
        /** It is there. */
        OK,
        /** It is not there, and something that is optional will not work. */
        OPTIONAL,
        /** It is not there, and the platform will not run. */
        MISSING
    }

    static Finding ok(String what, String found) {
        return new Finding(what, State.OK, found, "");
    }

    static Finding optional(String what, String found, String whatToDo) {
        return new Finding(what, State.OPTIONAL, found, whatToDo);
    }

    static Finding missing(String what, String found, String whatToDo) {
        return new Finding(what, State.MISSING, found, whatToDo);
    }

    /** The check's own word if it passes, else the problem's. */
    static Finding of(String what, Check check) {
        try {
            return ok(what, check.found());
        } catch (LocalProblem e) {
            return missing(what, e.getMessage(), e.whatToDo());
        }
    }

    /** Says what there is, or throws what is wrong. */
    interface Check {
        String found();
    }
}
