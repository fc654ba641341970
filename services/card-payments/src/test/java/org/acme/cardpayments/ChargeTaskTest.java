package org.acme.cardpayments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waystone.core.Money;
import dev.waystone.events.DueRun;
import dev.waystone.events.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acme.cardpayments.PaymentSignal.BankAnswer;
import org.acme.cardpayments.PaymentSignal.BankCaptured;
import org.acme.cardpayments.PaymentSignal.BankVoided;
import org.junit.jupiter.api.Test;

class ChargeTaskTest {

    private static final UUID ORDER = new UUID(7, 1);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final MemoryBook book = new MemoryBook();
    private final SilentBank bank = new SilentBank();
    private Instant now = NOON.minusSeconds(60);
    private final ChargeTask task = new ChargeTask(book, bank, new TestConfig(), () -> now);

    @Test
    void starts_no_charge_when_the_deadline_has_passed() throws Exception {
        now = NOON;

        assertThat(run()).isEqualTo(Outcome.done());
        assertThat(bank.heard).isEmpty();
        assertThat(book.payment.state()).isEqualTo(CardPaymentState.DUE);
    }

    @Test
    void commits_the_intent_before_the_bank_hears_of_it() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::run);

        assertThat(bank.heard).containsExactly("charge");
        assertThat(book.payment.state()).isEqualTo(CardPaymentState.CHARGING);
    }

    @Test
    void asks_before_anything_else_when_an_outcome_is_unknown() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::run);
        bank.known = new BankCaptured();

        assertThat(run()).isEqualTo(Outcome.done());
        assertThat(bank.heard).containsExactly("charge", "find");
        assertThat(book.payment.state()).isEqualTo(CardPaymentState.CAPTURED);
    }

    @Test
    void sends_the_charge_again_when_the_bank_has_not_heard_of_it() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::run);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::run);

        assertThat(bank.heard).containsExactly("charge", "find", "charge");
    }

    @Test
    void keeps_asking_after_the_deadline_and_sends_nothing_again() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::run);
        now = NOON.plusSeconds(5);

        assertThat(run()).isEqualTo(Outcome.again(now.plusSeconds(2)));
        assertThat(run()).isEqualTo(Outcome.again(now.plusSeconds(2)));
        assertThat(bank.heard).containsExactly("charge", "find", "find");
    }

    @Test
    void tells_the_order_of_a_charge_that_the_bank_voided_of_its_own_accord() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::run);
        bank.known = new BankVoided(true);

        run();
        assertThat(book.payment.state()).isEqualTo(CardPaymentState.DECLINED);
        assertThat(book.payment.reason()).isEqualTo("VOIDED");
    }

    private Outcome run() throws Exception {
        return task.run(new DueRun<>(ORDER.toString(), ORDER, now, 0));
    }

    private static final class MemoryBook implements PaymentBook {
        private CardPayment payment = CardPayment.due(ORDER, Money.of("12.50", "EUR"), NOON);

        @Override
        public CardPayment read(UUID orderId) {
            return payment;
        }

        @Override
        public CardPayment apply(UUID orderId, PaymentSignal signal) {
            return payment = payment.on(signal).payment();
        }
    }

    /** Answers questions, but no charge. */
    private static final class SilentBank implements Bank {
        private final List<String> heard = new ArrayList<>();
        private BankAnswer known;

        @Override
        public BankAnswer charge(UUID orderId, Money amount) {
            heard.add("charge");
            throw new IllegalStateException("no answer");
        }

        @Override
        public Optional<BankAnswer> find(UUID orderId) {
            heard.add("find");
            return Optional.ofNullable(known);
        }

        @Override
        public BankAnswer cancel(UUID orderId) {
            heard.add("cancel");
            throw new IllegalStateException("no answer");
        }
    }
}
