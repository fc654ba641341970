package org.acme.ordernotices;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** The mail of an order notice. What a customer may have written stands in its body alone, and is text there, in both forms. */
final class OrderNoticeMail {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cs}]+");

    private static final int LONGEST_NAME = 120;

    private OrderNoticeMail() {}

    /** The mail, the same each time: a repeated one has the same Message-ID. */
    static Mail of(OrderNotice orderNotice, String from) {
        var subject = orderNotice.subject();
        var customer = customer(orderNotice);
        var name = plain(customer.name());
        var order = subject.purchaseOrderId();
        var total = subject.total().toString();
        return Mail.withText(
                        customer.email(),
                        title(subject.outcome(), order),
                        Templates.text(name, order, total, subject.outcome()).render())
                .setHtml(Templates.html(name, order, total, subject.outcome()).render())
                .setFrom(from)
                .addHeader("Message-ID", messageId(orderNotice.id(), from))
                .addHeader("Auto-Submitted", "auto-generated");
    }

    /** Who gets it; known as long as it is due. */
    private static Customer customer(OrderNotice orderNotice) {
        return Objects.requireNonNull(orderNotice.subject().customer(), "the customer is forgotten once it is told");
    }

    /** The same however often the mail is sent; ends in the domain that the mail comes from. */
    private static String messageId(UUID id, String from) {
        return "<" + id + from.substring(from.indexOf('@')) + ">";
    }

    /** The name on one line, without what could pass for more than a name. */
    private static String plain(String name) {
        var line = UNPRINTABLE.matcher(name).replaceAll(" ").strip();
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
    }

    private static String title(PurchaseOrderOutcome outcome, UUID order) {
        return "Your order " + order + (outcome == PurchaseOrderOutcome.CONFIRMED ? " is confirmed" : " is cancelled");
    }

    /** Below {@code templates/OrderNoticeMail}; what is filled into the one of type HTML is escaped. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance html(String name, UUID order, String total, PurchaseOrderOutcome outcome);

        static native TemplateInstance text(String name, UUID order, String total, PurchaseOrderOutcome outcome);
    }
}
