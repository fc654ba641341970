package dev.waystone.rest;

import io.netty.channel.Channel;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The last step of a graceful stop that Quarkus does not take: shortly before the server closes, new connections are
 * refused, so that none is accepted and then cut off. What is connected is served to its end.
 */
@Singleton
class Draining {

    private static final Logger LOG = Logger.getLogger(Draining.class);

    private final Vertx vertx;
    private final Duration delay;
    private final Duration refuseBeforeEnd;
    private volatile @Nullable Channel listener;

    Draining(
            Vertx vertx,
            RestConfig config,
            @ConfigProperty(name = "quarkus.shutdown.delay", defaultValue = "0S") Duration delay) {
        this.vertx = vertx;
        this.delay = delay;
        this.refuseBeforeEnd = config.shutdown().refuseBeforeEnd();
    }

    /** Learns the listening socket from what it accepted; no other way leads there. */
    void served(HttpConnection connection) {
        if (listener == null && connection instanceof ConnectionBase accepted) {
            listener = accepted.channel().parent();
        }
    }

    void begin(@Observes ShutdownDelayInitiatedEvent stop) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return; // a live reload: the server outlives the application, and must still be listening for the next one
        }
        long wait = Math.max(1, delay.minus(refuseBeforeEnd).toMillis());
        vertx.setTimer(wait, ignored -> refuse());
    }

    private void refuse() {
        Channel open = listener;
        if (open != null) {
            LOG.debug("new connections are refused from here on");
            open.close();
        }
    }
}
