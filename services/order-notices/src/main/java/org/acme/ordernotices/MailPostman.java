package org.acme.ordernotices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.acme.ordernotices.Delivery.NobodyThere;
import org.acme.ordernotices.Delivery.Refused;
import org.jboss.logging.Logger;

/** Takes one notice to the mail server and says what became of it, always and in bounded time. */
@ApplicationScoped
class Postman {

    private static final Logger LOG = Logger.getLogger(Postman.class);

    private final AtomicBoolean away = new AtomicBoolean();
    private final MailClient server;
    private final OrderNoticesConfig config;

    Postman(MailClient server, OrderNoticesConfig config) {
        this.server = server;
        this.config = config;
    }

    Delivery deliver(OrderNotice notice) {
        if (!notice.subject().customer().isMailable()) {
            return new Refused("the address is not one that mail can be sent to");
        }
        var mail = OrderNoticeMail.of(notice, config.from());
        try {
            return told(server.send(mail).toCompletableFuture().join());
        } catch (CompletionException e) {
            return told(new NobodyThere(root(e).getClass().getSimpleName()));
        }
    }

    /** Says when the server goes away and comes back, and nothing in between. */
    private Delivery told(Delivery delivery) {
        if (delivery instanceof NobodyThere(var what)) {
            if (!away.getAndSet(true)) {
                LOG.warnf("the mail server is away (%s); notices wait", what);
            }
        } else if (away.getAndSet(false)) {
            LOG.info("the mail server is back");
        }
        return delivery;
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }
}
