package dev.waystone.cli;

import java.io.PrintStream;

/** What a person sees: lines that stay, and on a terminal one line of progress that is written over. Thread-safe. */
public final class Console {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;
    private String shown = "";

    Console(PrintStream out, PrintStream err, boolean live) {
        this.out = out;
        this.err = err;
        this.live = live;
    }

    static Console ofThisProcess() {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new Console(System.out, System.err, terminal);
    }

    /** A line that stays. */
    public synchronized void say(String line) {
        wipe();
        out.println(line);
        out.flush();
    }

    /** A line of complaint, on standard error. */
    public synchronized void complain(String line) {
        wipe();
        err.println("waystone: " + line);
        err.flush();
    }

    /**
     * How far the work is. A terminal shows each text over the last one; a file gets a line when the step changes.
     *
     * @param step what is being done, without numbers that run
     */
    public synchronized void progress(String step, String text) {
        if (live) {
            err.print(CLEAR_LINE + text);
            err.flush();
        } else if (!step.equals(shown)) {
            err.println(text);
        }
        shown = step;
    }

    private void wipe() {
        if (live && !shown.isEmpty()) {
            err.print(CLEAR_LINE);
            err.flush();
        }
        shown = "";
    }
}
