package org.acme.ordernotices;

import io.quarkus.mailer.Mailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.acme.ordernotices.Delivery.NobodyThere;
import org.acme.ordernotices.Delivery.NotNow;
import org.acme.ordernotices.Delivery.Refused;
import org.acme.ordernotices.Delivery.Taken;

/** The mail server. A call ends within {@code quarkus.mailer.timeout}; no more are under way than due work has threads. */
@ApplicationScoped
class MailClient {

    private final Mailer mailer;
    private final OrderNoticesConfig config;

    MailClient(Mailer mailer, OrderNoticesConfig config) {
        this.mailer = mailer;
        this.config = config;
    }

    Delivery send(OrderNotice notice) {
        if (!notice.subject().customer().isMailable()) {
            return new Refused("the address is not one that mail can be sent to");
        }
        try {
            mailer.send(OrderNoticeMail.of(notice, config.from()));
            return new Taken();
        } catch (RuntimeException e) {
            return reply(e).map(reply -> meaning(reply.getReplyCode()))
                    .orElseGet(() -> new NobodyThere(e.getClass().getSimpleName()));
        }
    }

    /**
     * What a reply by RFC 5321 says of this one mail: nothing, when the server takes none of ours. Only the code is kept: what servers
     * add may quote the address.
     */
    static Delivery meaning(int code) {
        var said = "SMTP " + code;
        return switch (code) {
            case 421, 454, 521, 530, 534, 535, 538 -> new NobodyThere(said);
            default -> code >= 500 ? new Refused(said) : new NotNow(said);
        };
    }

    private static Optional<SMTPException> reply(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SMTPException.class::isInstance)
                .map(SMTPException.class::cast)
                .findFirst();
    }
}
