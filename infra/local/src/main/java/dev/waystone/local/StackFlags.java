package dev.waystone.local;

import dev.waystone.render.Descriptor;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the flags of a stack's services are turned, and how the services are told of it. */
final class StackFlags {

    private final SupervisorOptions options;
    private final FlagsFile file;
    private final UnleashServer unleash;

    StackFlags(SupervisorOptions options, Secrets secrets) {
        this.options = options;
        this.file = FlagsFile.in(options.state());
        this.unleash = new UnleashServer(options, secrets);
    }

    /** What runs for it. */
    List<Part.Definition> parts() {
        return options.withUnleash() ? List.of(unleash.definition()) : List.of();
    }

    /** What must be there before that starts. */
    void prepare(Databases databases) throws SQLException {
        if (options.withUnleash()) {
            unleash.prepare(databases);
        } else {
            UnleashServer.forget(options.state());
        }
    }

    /** Adds what a service declares; {@code fresh} gives the defaults again, but for what a server was told. */
    void declare(Descriptor service, boolean fresh) {
        if (options.withUnleash()) {
            FlagStates.of(options.state()).declare(List.of(service));
        } else if (fresh) {
            file.reset(service);
        } else {
            file.declare(List.of(service));
        }
    }

    /** The settings of an instance with what it must know of flags; services without flags do not know the keys. */
    Map<String, String> with(Map<String, String> settings, Descriptor service, String part) {
        var all = new TreeMap<String, String>();
        if (!service.flags().isEmpty() && options.withUnleash()) {
            all.putAll(unleash.settings(part));
        } else if (!service.flags().isEmpty()) {
            all.put("waystone.flags.file", file.path().toString());
        }
        all.putAll(settings);
        return all;
    }
}
