package dev.waystone.flags;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the state of flags comes from. */
sealed interface Source {

    /** A file, read again when it changed. */
    record LocalFile(Path file) implements Source {}

    /** An Unleash server, and where the last state heard from it is kept. */
    record Server(URI url, Optional<String> token, Path state, Duration refresh, Duration timeout) implements Source {}

    /** Nowhere: defaults hold. */
    record Defaults() implements Source {}

    /**
     * The source that configuration names.
     *
     * @throws IllegalStateException with everything that is missing or wrong
     */
    static Source of(FlagsConfig config) {
        if (config.url().isEmpty()) {
            return config.file().<Source>map(LocalFile::new).orElseGet(Defaults::new);
        }
        List<String> wrong = new ArrayList<>();
        if (config.state().isEmpty()) {
            wrong.add(
                    "waystone.flags.state is not set; with waystone.flags.url it names a folder for the last state of flags,"
                            + " which holds while the server is away");
        }
        if (config.refresh().toSeconds() < 1 || config.refresh().toNanosPart() > 0) {
            wrong.add("waystone.flags.refresh is " + config.refresh() + "; allowed: whole seconds, at least 1s");
        }
        if (config.timeout().toMillis() < 1) {
            wrong.add("waystone.flags.timeout is " + config.timeout() + "; allowed: at least 1ms");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), wrong));
        }
        return new Server(config.url().get(), config.token(), config.state().get(), config.refresh(), config.timeout());
    }
}
