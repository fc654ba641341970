package org.acme.ordernotices;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.acme.ordernotices.Delivery.NobodyThere;
import org.acme.ordernotices.Delivery.NotNow;
import org.acme.ordernotices.Delivery.Refused;
import org.acme.ordernotices.Delivery.Taken;
import org.jboss.logging.Logger;

/**
 * The mail server. A call ends within {@code order-notices.answer-timeout}; no more are under way than due work has threads.
 *
 * <p>All connections live on one event loop: the mail client loses the greeting of a server that speaks between the connection of
 * one loop and the handler of another, and the connection with it.
 */
@ApplicationScoped
class MailClient {

    private static final Logger LOG = Logger.getLogger(MailClient.class);

    private final AtomicBoolean away = new AtomicBoolean();
    private final ReactiveMailer mailer;
    private final OrderNoticesConfig config;
    private final Context loop;

    MailClient(ReactiveMailer mailer, Vertx vertx, OrderNoticesConfig config) {
        this.mailer = mailer;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.config = config;
    }

    Delivery send(OrderNotice notice) {
        if (!notice.subject().customer().isMailable()) {
            return new Refused("the address is not one that mail can be sent to");
        }
        try {
            mailed(OrderNoticeMail.of(notice, config.from()))
                    .get(config.answerTimeout().toMillis(), MILLISECONDS);
            return told(new Taken());
        } catch (ExecutionException | TimeoutException e) {
            return told(reply(e).map(reply -> meaning(reply.getReplyCode()))
                    .orElseGet(() -> new NobodyThere(root(e).getClass().getSimpleName())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NobodyThere("interrupted");
        }
    }

    private CompletableFuture<Void> mailed(Mail mail) {
        var done = new CompletableFuture<Void>();
        loop.runOnContext(start -> mailer.send(mail).subscribe().with(done::complete, done::completeExceptionally));
        return done;
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

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce(failure, (outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<SMTPException> reply(Throwable failure) {
        return causes(failure)
                .filter(SMTPException.class::isInstance)
                .map(SMTPException.class::cast)
                .findFirst();
    }
}
