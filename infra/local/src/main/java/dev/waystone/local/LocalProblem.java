package dev.waystone.local;

/** A known failure of this machine or its user: what is wrong and where, and what to do about it. */
public final class LocalProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String whatToDo;

    /** A problem in two half sentences, without a full stop. */
    public LocalProblem(String what, String whatToDo) {
        super(what);
        this.whatToDo = whatToDo;
    }

    /** What the user can do about it. */
    public String whatToDo() {
        return whatToDo;
    }

    /** The one line that a user is shown. */
    public String line() {
        return getMessage() + "; " + whatToDo;
    }
}
