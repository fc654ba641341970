package org.acme.ordernotices;

import dev.waystone.resilience.Guarded;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.acme.ordernotices.Delivery.NobodyThere;
import org.acme.ordernotices.Delivery.NotNow;
import org.acme.ordernotices.Delivery.Refused;
import org.acme.ordernotices.Delivery.Taken;

/**
 * The mail server, under the policy {@code mail-server}.
 *
 * <p>All connections live on one event loop: the mail client loses the greeting of a server that speaks between the connection of
 * one loop and the handler of another, and the connection with it.
 */
@ApplicationScoped
class MailClient {

    private final ReactiveMailer mailer;
    private final Context loop;

    MailClient(ReactiveMailer mailer, Vertx vertx) {
        this.mailer = mailer;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
    }

    /** Ends with what the server said, or fails when it said nothing: then the mail may have been taken, for all we know. */
    @Guarded("mail-server")
    CompletionStage<Delivery> send(Mail mail) {
        var done = new CompletableFuture<Delivery>();
        loop.runOnContext(start -> mailer.send(mail)
                .subscribe()
                .with(taken -> done.complete(new Taken()), failure -> fail(done, failure)));
        return done;
    }

    private static void fail(CompletableFuture<Delivery> done, Throwable failure) {
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SMTPException.class::isInstance)
                .map(SMTPException.class::cast)
                .findFirst()
                .ifPresentOrElse(
                        reply -> done.complete(meaning(reply.getReplyCode())),
                        () -> done.completeExceptionally(failure));
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
}
