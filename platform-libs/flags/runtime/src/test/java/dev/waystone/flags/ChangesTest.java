package dev.waystone.flags;

import static org.assertj.core.api.Assertions.assertThat;

import io.getunleash.ActivationStrategy;
import io.getunleash.FeatureToggle;
import io.getunleash.UnleashException;
import io.getunleash.repository.FeatureToggleResponse;
import io.getunleash.repository.FeatureToggleResponse.Status;
import io.getunleash.repository.ToggleCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private final Changes changes = new Changes("the server", new DeclaredFlags(Map.of("shop.sale", true)));
    private final Lines lines = new Lines();
    private final Logger log = Logger.getLogger(Flags.class.getName());

    @BeforeEach
    void listen() {
        log.addHandler(lines);
    }

    @AfterEach
    void leave() {
        log.removeHandler(lines);
    }

    @Test
    void each_change_is_said_once() {
        heard(new FeatureToggle("shop.sale", true, List.of()));
        heard(new FeatureToggle("shop.sale", true, List.of()));
        heard(new FeatureToggle("shop.sale", false, List.of()));
        heard(new FeatureToggle("shop.sale", true, List.of(rollout("10"))));
        heard(new FeatureToggle("shop.sale", true, List.of(rollout("20"))));
        heard(new FeatureToggle("shop.other", true, List.of()));

        assertThat(lines.said)
                .containsExactly(
                        "flags: shop.sale is on, says the server",
                        "flags: shop.sale is off, says the server",
                        "flags: shop.sale is on for some, says the server",
                        "flags: shop.sale is on for some, says the server",
                        "flags: shop.sale is on by default, since it is unknown there, says the server");
    }

    @Test
    void that_a_server_is_away_and_back_is_said_once() {
        changes.onError(new UnleashException("refused", null));
        changes.onError(new UnleashException("refused", null));
        changes.togglesFetched(new FeatureToggleResponse(Status.UNAVAILABLE, 503));
        changes.togglesFetched(new FeatureToggleResponse(Status.NOT_CHANGED, 304));
        changes.togglesFetched(new FeatureToggleResponse(Status.NOT_CHANGED, 304));

        assertThat(lines.said)
                .containsExactly(
                        "flags: the server cannot be read (refused); the last state holds, else the declared default",
                        "flags: the server can be read again");
    }

    private void heard(FeatureToggle toggle) {
        changes.togglesFetched(new FeatureToggleResponse(Status.CHANGED, new ToggleCollection(List.of(toggle))));
    }

    private static ActivationStrategy rollout(String percent) {
        return new ActivationStrategy("flexibleRollout", Map.of("rollout", percent));
    }

    /** What was logged. */
    private static final class Lines extends Handler {

        private final List<String> said = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            said.add(
                    line instanceof org.jboss.logmanager.ExtLogRecord full
                            ? full.getFormattedMessage()
                            : line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
