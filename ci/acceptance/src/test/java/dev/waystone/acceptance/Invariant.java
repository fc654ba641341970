package dev.waystone.acceptance;

import java.util.List;

/** One sentence that must hold after any run; answers with each place where it does not. */
interface Invariant {

    /** The sentence. */
    String says();

    /** One line for each violation; empty when it holds. Pure. */
    List<String> violations(Evidence evidence);
}
