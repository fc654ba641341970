package dev.waystone.flags;

import com.google.gson.Gson;
import io.getunleash.ActivationStrategy;
import io.getunleash.FeatureToggle;
import io.getunleash.UnleashException;
import io.getunleash.event.UnleashSubscriber;
import io.getunleash.repository.FeatureToggleResponse;
import io.getunleash.repository.FeatureToggleResponse.Status;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says once that a flag was turned, that the source cannot be read, and that it can be read again. */
final class Changes implements UnleashSubscriber {

    private static final Logger LOG = Logger.getLogger(Flags.class);
    private static final Gson JSON = new Gson();

    private final String source;
    private final DeclaredFlags declared;
    private final Map<String, String> known = new TreeMap<>();
    private boolean away;

    /** @param source as a sentence names it */
    Changes(String source, DeclaredFlags declared) {
        this.source = source;
        this.declared = declared;
    }

    @Override
    public synchronized void onError(@Nullable UnleashException reason) {
        if (!away) {
            LOG.warnf(
                    "flags: %s cannot be read (%s); the last state holds, else the declared default",
                    source, why(reason));
        }
        away = true;
    }

    @Override
    public synchronized void togglesFetched(FeatureToggleResponse response) {
        if (response.getStatus() == Status.UNAVAILABLE) {
            return; // onError was told why
        }
        if (away) {
            LOG.infof("flags: %s can be read again", source);
        }
        away = false;
        if (response.getStatus() == Status.CHANGED) {
            declared.states()
                    .forEach((name, byDefault) -> heard(
                            name, byDefault, response.getToggleCollection().getToggle(name)));
        }
    }

    private static String why(@Nullable UnleashException reason) {
        if (reason == null) {
            return "no reason given";
        }
        return reason.getMessage()
                + (reason.getCause() == null ? "" : ": " + reason.getCause().getMessage());
    }

    private void heard(String name, boolean byDefault, @Nullable FeatureToggle toggle) {
        String state = toggle == null ? "" : JSON.toJson(toggle);
        if (!state.equals(known.put(name, state))) {
            LOG.infof("flags: %s is %s, says %s", name, word(toggle, byDefault), source);
        }
    }

    private static String word(@Nullable FeatureToggle toggle, boolean byDefault) {
        if (toggle == null) {
            return (byDefault ? "on" : "off") + " by default, since it is unknown there";
        }
        if (!toggle.isEnabled()) {
            return "off";
        }
        return toggle.getStrategies().stream().allMatch(Changes::isForAll) ? "on" : "on for some";
    }

    private static boolean isForAll(ActivationStrategy strategy) {
        return strategy.getName().equals("default")
                && (strategy.getConstraints() == null
                        || strategy.getConstraints().isEmpty());
    }
}
