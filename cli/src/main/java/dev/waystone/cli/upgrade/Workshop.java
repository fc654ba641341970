package dev.waystone.cli.upgrade;

import dev.waystone.cli.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Builds scratch copies of clones. */
public interface Workshop {
    /**
     * Builds and tests the clone that lies in a scratch copy.
     *
     * @throws Failure if it does not build, a test is red, or it takes too long; with the place of the log
     */
    void verify(Scratch scratch) throws IOException, InterruptedException;

    /**
     * Runs OpenRewrite recipes over the clone in a scratch copy and over a second module beside it, where they lie.
     *
     * @param before folder of the module that has what the older template gave
     * @param recipes YAML files, in order
     * @throws Failure if they do not run
     */
    void rewrite(Scratch scratch, Path before, List<Path> recipes) throws IOException, InterruptedException;
}
