package org.acme.ordernotices;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;

/** The mail of a notice. What a customer may have written stands in its body alone, and is text there, in both forms. */
final class OrderNoticeMail {

    private OrderNoticeMail() {}

    /** The mail, the same each time: a repeated one has the same Message-ID. */
    static Mail of(OrderNotice notice, String from) {
        var subject = notice.subject();
        var name = subject.customer().plainName();
        var order = subject.purchaseOrderId();
        var total = subject.total().toString();
        return Mail.withText(
                        subject.customer().email(),
                        title(subject.outcome(), order),
                        Templates.text(name, order, total, subject.outcome()).render())
                .setHtml(Templates.html(name, order, total, subject.outcome()).render())
                .setFrom(from)
                .addHeader("Message-ID", subject.messageId())
                .addHeader("Auto-Submitted", "auto-generated");
    }

    /** The Message-ID of the mail about an event, in the domain that the mail comes from. */
    static String messageId(UUID event, String from) {
        return "<" + event + from.substring(from.indexOf('@')) + ">";
    }

    private static String title(OrderOutcome outcome, UUID order) {
        return "Your order " + order + (outcome == OrderOutcome.CONFIRMED ? " is confirmed" : " is cancelled");
    }

    /** Below {@code templates/OrderNoticeMail}; what is filled into the one of type HTML is escaped. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance html(String name, UUID order, String total, OrderOutcome outcome);

        static native TemplateInstance text(String name, UUID order, String total, OrderOutcome outcome);
    }
}
