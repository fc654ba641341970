package dev.waystone.flags;

import dev.waystone.core.CurrentContext;
import dev.waystone.core.RequestContext;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether flags are on for whoever is served at the moment. A flag is looked up once a request (or event, or run of due
 * work): later questions get the same answer, even if it was turned meanwhile. Without a request each question is looked up. Who
 * asks is the actor ({@code userId}, the usual stickiness) with the property {@code tenant}. Never waits and never fails for its
 * source's sake. Thread safe.
 */
@Singleton
public class Flags {

    private final DeclaredFlags declared;
    private final Toggles toggles;
    private final Answers answers;
    private final Instance<CurrentContext> current;

    Flags(
            DeclaredFlags declared,
            FlagsConfig config,
            @ConfigProperty(name = "quarkus.application.name", defaultValue = "application") String application,
            Answers answers,
            Instance<CurrentContext> current) {
        this.declared = declared;
        this.toggles = Toggles.of(Source.of(config), application, declared);
        this.answers = answers;
        this.current = current;
    }

    /** Whether the flag is on. */
    public boolean isOn(Flag flag) {
        return isInRequest() ? answers.isOn(flag, this::lookUp) : lookUp(flag);
    }

    /** The flag's variant; none if the flag is off. */
    public FlagVariant variant(Flag flag) {
        if (!isOn(flag)) {
            return FlagVariant.none();
        }
        return isInRequest() ? answers.variant(flag, this::lookUpVariant) : lookUpVariant(flag);
    }

    /** The last state is read before the first request comes. */
    void atStart(@Observes StartupEvent started) {
        declared.states().keySet().forEach(name -> toggles.isOn(name, false, Optional.empty()));
    }

    @PreDestroy
    void close() {
        toggles.close();
    }

    private boolean lookUp(Flag flag) {
        return toggles.isOn(flag.name(), declared.byDefault(flag), who());
    }

    private FlagVariant lookUpVariant(Flag flag) {
        return toggles.variant(flag.name(), who());
    }

    private Optional<RequestContext> who() {
        return isInRequest() && current.isResolvable() ? current.get().peek() : Optional.empty();
    }

    private static boolean isInRequest() {
        return Arc.container().requestContext().isActive();
    }
}
