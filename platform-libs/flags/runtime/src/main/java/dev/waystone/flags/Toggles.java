package dev.waystone.flags;

import dev.waystone.core.RequestContext;
import io.getunleash.Unleash;
import io.getunleash.UnleashContext;
import io.getunleash.Variant;
import io.getunleash.variant.Payload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of flags at a source, judged by Unleash's own client. Thread safe. */
final class Toggles implements AutoCloseable {

    private final @Nullable Unleash unleash;

    private Toggles(@Nullable Unleash unleash) {
        this.unleash = unleash;
    }

    /** Those of a source; a file has been read when this returns, a server is asked later. */
    static Toggles of(Source source, String application, DeclaredFlags declared) {
        return switch (source) {
            case Source.Defaults nothing -> new Toggles(null);
            case Source.LocalFile local -> new Toggles(Clients.of(local, application, declared));
            case Source.Server server -> new Toggles(Clients.of(server, application, declared));
        };
    }

    /** Whether a flag is on for somebody; {@code byDefault} if the source has never said anything of it. */
    boolean isOn(String name, boolean byDefault, Optional<RequestContext> who) {
        return unleash == null ? byDefault : unleash.isEnabled(name, context(who), (flag, nobody) -> byDefault);
    }

    /** The variant for somebody. */
    FlagVariant variant(String name, Optional<RequestContext> who) {
        if (unleash == null) {
            return FlagVariant.none();
        }
        Variant variant = unleash.getVariant(name, context(who));
        return variant.isEnabled()
                ? new FlagVariant(variant.getName(), variant.getPayload().map(Payload::getValue))
                : FlagVariant.none();
    }

    @Override
    public void close() {
        if (unleash != null) {
            unleash.shutdown();
        }
    }

    private static UnleashContext context(Optional<RequestContext> who) {
        UnleashContext.Builder context = UnleashContext.builder();
        who.ifPresent(known -> context.userId(known.actor()).addProperty("tenant", known.tenant()));
        return context.build();
    }
}
