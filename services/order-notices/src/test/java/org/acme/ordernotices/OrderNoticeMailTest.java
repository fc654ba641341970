package org.acme.ordernotices;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.testing.Mailbox;
import dev.waystone.testing.Mailbox.Kind;
import dev.waystone.testing.Mailbox.Mail;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers get as the events of orders come in and the mail server behaves, or does not. */
@QuarkusTest
class OrderNoticeMailTest {

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final String ada = "ada-" + UUID.randomUUID() + "@example.org";
    private final Mailbox mailbox = Mailbox.ofThisStack();
    private final PurchaseOrders purchaseOrders = new PurchaseOrders(tenant);

    @Inject
    TenantOrderNotices orderNotices;

    @Inject
    Jdbi jdbi;

    @AfterEach
    void close() {
        purchaseOrders.close();
    }

    @Test
    void a_confirmed_order_is_told_in_text_and_html() {
        var order = purchaseOrders.confirmed("Ada Lovelace", ada, "12.50");

        var mail = onlyMail();
        assertThat(mail.subject()).isEqualTo("Your order " + order + " is confirmed");
        assertThat(mail.to()).containsExactly(ada);
        assertThat(mail.messageId()).isEqualTo("<" + orderNotices.eventOf(tenant, order) + "@acme.example>");
        assertThat(mailbox.textOf(mail))
                .startsWith("Dear Ada Lovelace,")
                .contains("We have charged 12.50 EUR.")
                .contains("Order: " + order);
        assertThat(mailbox.htmlOf(mail)).contains("<p>Dear Ada Lovelace,</p>").contains("<td>12.50 EUR</td>");
        eventually(() -> assertThat(orderNotices.state(tenant, order)).isEqualTo("SENT after 0, null"));
    }

    @ParameterizedTest
    @CsvSource({
        "STOCK, not all of what you ordered is in stock",
        "PAYMENT, your bank has declined the payment of 12.50 EUR",
        "DEADLINE, could not be completed in time",
        "A_REASON_OF_TOMORROW, your order is cancelled."
    })
    void a_cancelled_order_says_why(String reason, String sentence) {
        var order = purchaseOrders.cancelled("Ada Lovelace", ada, reason);

        var mail = onlyMail();
        assertThat(mail.subject()).isEqualTo("Your order " + order + " is cancelled");
        assertThat(mailbox.textOf(mail)).contains(sentence);
        assertThat(mailbox.htmlOf(mail)).contains(sentence.replace(" cancelled", " <strong>cancelled</strong>"));
    }

    @Test
    void a_server_that_is_busy_is_asked_again_until_it_takes_the_mail() {
        mailbox.behave(Kind.BUSY, ada, 2);
        var order = purchaseOrders.confirmed("Ada", ada, "12.50");

        onlyMail();
        eventually(() -> assertThat(orderNotices.state(tenant, order)).isEqualTo("SENT after 2, null"));
    }

    @Test
    void a_repeated_mail_has_the_message_id_of_the_first() {
        mailbox.behave(Kind.TAKE_AND_DENY, ada, 1);
        var order = purchaseOrders.confirmed("Ada", ada, "12.50");

        eventually(() -> assertThat(mailbox.mailsTo(ada)).hasSize(2));
        assertThat(mailbox.mailsTo(ada))
                .extracting(Mail::messageId)
                .containsOnly("<" + orderNotices.eventOf(tenant, order) + "@acme.example>");
    }

    @Test
    void a_recipient_refused_for_good_is_a_dead_letter_at_once_and_can_be_released() {
        mailbox.behave(Kind.REFUSE, ada, 1);
        var order = purchaseOrders.confirmed("Ada", ada, "12.50");
        eventually(() -> assertThat(orderNotices.state(tenant, order)).isEqualTo("DEAD after 1, SMTP 550"));
        eventually(() -> assertThat(orderNotices.parked(tenant, order)).isTrue());

        orderNotices.release(tenant, order);

        onlyMail();
        eventually(() -> assertThat(orderNotices.state(tenant, order)).isEqualTo("SENT after 0, null"));
        assertThat(orderNotices.parked(tenant, order)).isFalse();
    }

    @Test
    void a_server_that_is_busy_for_too_long_makes_a_dead_letter() {
        mailbox.behave(Kind.BUSY, ada, 1_000);
        var order = purchaseOrders.confirmed("Ada", ada, "12.50");

        eventually(() -> assertThat(orderNotices.state(tenant, order)).isEqualTo("DEAD after 4, SMTP 451"));
        assertThat(mailbox.mailsTo(ada)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no address",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org>\r\nRCPT TO:<eve@example.org",
                "ada@example.org, eve@example.org",
                "Eve <eve@example.org>",
                "\"a b\"@example.org"
            })
    void what_is_not_one_plain_address_is_never_mailed_to(String address) {
        var order = purchaseOrders.confirmed("Ada", address, "12.50");

        eventually(
                () -> assertThat(orderNotices.state(tenant, order)).startsWith("DEAD after 1, the address is not one"));
        assertThat(mailbox.register()).noneMatch(mail -> mail.subject().contains(order.toString()));
    }

    @Test
    void a_name_is_text_wherever_it_stands_and_adds_no_header_no_line_and_no_markup() {
        var name = "<b>Ada</b>\r\nBcc: eve@example.org\r\n\r\n.\r\nDear {order} & \"co\"\u2028\u202e";
        purchaseOrders.confirmed(name, ada, "12.50");

        var mail = onlyMail();
        assertThat(mail.to()).containsExactly(ada);
        assertThat(mailbox.textOf(mail).lines().findFirst())
                .contains("Dear <b>Ada</b> Bcc: eve@example.org . Dear {order} & \"co\",");
        assertThat(mailbox.htmlOf(mail))
                .contains(
                        "<p>Dear &lt;b&gt;Ada&lt;/b&gt; Bcc: eve@example.org . Dear {order} &amp; &quot;co&quot;,</p>")
                .doesNotContain("<b>");
    }

    private Mail onlyMail() {
        eventually(() -> assertThat(mailbox.mailsTo(ada)).hasSize(1));
        List<Mail> mails = mailbox.mailsTo(ada);
        return mails.getFirst();
    }
}
