package org.acme.ordernotices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.acme.ordernotices.Delivery.NobodyThere;
import org.acme.ordernotices.Delivery.Refused;
import org.jboss.logging.Logger;

/** Mails order notices; a repeated mail has the same Message-ID. */
@ApplicationScoped
class MailPostman implements Postman {

    private static final Logger LOG = Logger.getLogger(MailPostman.class);

    /** One address and nothing else: no list, no display name, no line break, nothing that SMTP would have to quote. */
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
            + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})){0,8}");

    private final AtomicBoolean away = new AtomicBoolean();
    private final MailClient server;
    private final OrderNoticesConfig config;

    MailPostman(MailClient server, OrderNoticesConfig config) {
        this.server = server;
        this.config = config;
    }

    @Override
    public Delivery deliver(OrderNotice orderNotice) {
        var mail = OrderNoticeMail.of(orderNotice, config.from());
        if (!mail.getTo().stream().allMatch(MailPostman::isMailable)) {
            return new Refused("the address is not one that mail can be sent to");
        }
        try {
            return told(server.send(mail).toCompletableFuture().join());
        } catch (CompletionException e) {
            return told(new NobodyThere(root(e).getClass().getSimpleName()));
        }
    }

    /** Whether mail can be sent there; what has no such address was never checked by who took the purchase order. */
    static boolean isMailable(String address) {
        return PLAIN_ADDRESS.matcher(address).matches();
    }

    /** Says when the server goes away and comes back, and nothing in between. */
    private Delivery told(Delivery delivery) {
        if (delivery instanceof NobodyThere(var what)) {
            if (!away.getAndSet(true)) {
                LOG.warnf("the mail server is away (%s); order notices wait", what);
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
