package dev.waystone.local;

import dev.waystone.render.Descriptor;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/** Where the flags of a stack are turned: its file, or the Unleash server that it was started with. */
public interface FlagStates {

    /** That of the stack with this state folder, whether it runs or not. */
    static FlagStates of(Path state) {
        return UnleashServer.account(state).<FlagStates>map(account -> account).orElseGet(() -> FlagsFile.in(state));
    }

    /** Adds what services declare, with its default; what was turned stays as it is. */
    void declare(Collection<Descriptor> services);

    /** Whether each flag is turned on, by name. */
    Map<String, Boolean> states();

    /**
     * Turns a flag.
     *
     * @throws LocalProblem if it was not declared
     */
    void turn(String name, boolean on);
}
