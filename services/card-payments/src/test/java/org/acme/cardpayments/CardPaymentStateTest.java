package org.acme.cardpayments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.acme.cardpayments.CardPayment.Published;
import org.acme.cardpayments.CardPaymentEvent.PaymentCaptured;
import org.acme.cardpayments.CardPaymentEvent.PaymentDeclined;
import org.acme.cardpayments.CardPaymentEvent.PaymentRefunded;
import org.acme.cardpayments.LedgerEntry.Account;
import org.acme.cardpayments.PaymentSignal.BankCaptured;
import org.acme.cardpayments.PaymentSignal.BankDeclined;
import org.acme.cardpayments.PaymentSignal.BankVoided;
import org.acme.cardpayments.PaymentSignal.ChargeStarted;
import org.acme.cardpayments.PaymentSignal.OrderCancelled;
import org.junit.jupiter.api.Test;

/** The machine by itself: its ways, and what holds in every sequence of up to six signals, sense or nonsense. */
class CardPaymentStateTest {

    private static final UUID ORDER = new UUID(7, 1);
    private static final Money TOTAL = Money.of("12.50", "EUR");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<PaymentSignal> SIGNALS = List.of(
            new ChargeStarted(),
            new OrderCancelled(),
            new BankCaptured(),
            new BankDeclined("INSUFFICIENT_FUNDS"),
            new BankVoided(true),
            new BankVoided(false));

    @Test
    void captures() {
        var run = new Run(List.of(new ChargeStarted(), new BankCaptured()));

        assertThat(run.payment.state()).isEqualTo(CardPaymentState.CAPTURED);
        assertThat(run.published).containsExactly(new Published(1, new PaymentCaptured(TOTAL)));
    }

    @Test
    void declines_with_the_banks_reason() {
        var run = new Run(List.of(new ChargeStarted(), new BankDeclined("INSUFFICIENT_FUNDS")));

        assertThat(run.payment.state()).isEqualTo(CardPaymentState.DECLINED);
        assertThat(run.payment.reason()).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(run.published).containsExactly(new Published(1, new PaymentDeclined("INSUFFICIENT_FUNDS")));
    }

    @Test
    void ends_without_a_word_when_cancelled_before_the_start() {
        var run = new Run(List.of(new OrderCancelled(), new ChargeStarted()));

        assertThat(run.payment.state()).isEqualTo(CardPaymentState.VOID);
        assertThat(run.published).isEmpty();
    }

    @Test
    void refunds_what_was_captured_before_the_order_was_cancelled() {
        var run = new Run(List.of(new ChargeStarted(), new BankCaptured(), new OrderCancelled(), new BankVoided(true)));

        assertThat(run.payment.state()).isEqualTo(CardPaymentState.REFUNDED);
        assertThat(run.published)
                .containsExactly(
                        new Published(1, new PaymentCaptured(TOTAL)), new Published(2, new PaymentRefunded(TOTAL)));
    }

    @Test
    void tells_of_capture_and_refund_when_only_the_refund_was_heard_of() {
        var run = new Run(List.of(new ChargeStarted(), new OrderCancelled(), new BankVoided(true)));

        assertThat(run.payment.state()).isEqualTo(CardPaymentState.REFUNDED);
        assertThat(run.published)
                .containsExactly(
                        new Published(1, new PaymentCaptured(TOTAL)), new Published(2, new PaymentRefunded(TOTAL)));
        assertThat(run.ledger).hasSize(4);
    }

    @Test
    void holds_in_every_sequence_of_up_to_six_signals() {
        assertThat(everySequence(List.of(), 6)).isEqualTo(1 + 6 + 36 + 216 + 1_296 + 7_776 + 46_656);
    }

    private static int everySequence(List<PaymentSignal> signals, int more) {
        holds(signals);
        int count = 1;
        if (more > 0) {
            for (var signal : SIGNALS) {
                var longer = new ArrayList<>(signals);
                longer.add(signal);
                count += everySequence(longer, more - 1);
            }
        }
        return count;
    }

    private static void holds(List<PaymentSignal> signals) {
        var run = new Run(signals);
        var silent = run.payment.state() == CardPaymentState.VOID ? 1 : 0;
        assertThat(run.payment.version() - silent).as("%s", signals).isEqualTo(run.published.size());
        assertThat(run.published.stream().map(Published::version))
                .as("%s", signals)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, run.published.size()).boxed().toList());
        assertThat(run.published.stream().map(published -> published.event().getClass()))
                .as("%s", signals)
                .doesNotHaveDuplicates();
        assertThat(net(run, Account.MERCHANT)).as("%s", signals).isEqualByComparingTo(expected(run.payment.state()));
        assertThat(net(run, Account.MERCHANT).add(net(run, Account.CUSTOMER)))
                .as("%s", signals)
                .isZero();
    }

    private static BigDecimal expected(CardPaymentState state) {
        return switch (state.settled()) {
            case CAPTURED -> TOTAL.amount();
            default -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal net(Run run, Account account) {
        return run.ledger.stream()
                .filter(entry -> entry.account() == account)
                .map(entry -> entry.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A payment led through signals, with all that it published and moved. */
    private static final class Run {
        private final List<Published> published = new ArrayList<>();
        private final List<LedgerEntry> ledger = new ArrayList<>();
        private CardPayment payment = CardPayment.due(ORDER, TOTAL, NOON);

        Run(List<PaymentSignal> signals) {
            for (var signal : signals) {
                var change = payment.on(signal);
                payment = change.payment();
                published.addAll(change.published());
                change.published().forEach(each -> ledger.addAll(LedgerEntry.of(each.event(), NOON)));
            }
        }
    }
}
