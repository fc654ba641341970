package org.acme.cardpayments;

import dev.waystone.events.DueRun;
import dev.waystone.events.DueTask;
import dev.waystone.events.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.UUID;
import org.acme.cardpayments.PaymentSignal.ChargeStarted;

/**
 * Charges a card. The intent is committed before the bank hears of it; a run that finds it so does not know what the
 * bank did, and asks. The same order id is the reference of every attempt.
 */
@ApplicationScoped
class ChargeTask implements DueTask<UUID> {

    private final PaymentBook book;
    private final Bank bank;
    private final CardPaymentsConfig config;
    private final InstantSource clock;

    @Inject
    ChargeTask(PaymentBook book, Bank bank, CardPaymentsConfig config) {
        this(book, bank, config, InstantSource.system());
    }

    ChargeTask(PaymentBook book, Bank bank, CardPaymentsConfig config, InstantSource clock) {
        this.book = book;
        this.bank = bank;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "charge";
    }

    @Override
    public Class<UUID> dataType() {
        return UUID.class;
    }

    @Override
    public Outcome run(DueRun<UUID> run) {
        var payment = book.read(run.data());
        return switch (payment.state()) {
            case DUE -> start(payment);
            case CHARGING -> ask(payment);
            case CAPTURED, DECLINED, VOIDING, REFUNDING, VOID, REFUNDED -> Outcome.done();
        };
    }

    /** Too late is never started: the order's own deadline cancels it. */
    private Outcome start(CardPayment payment) {
        if (payment.isLate(clock.instant())) {
            return Outcome.done();
        }
        var started = book.apply(payment.orderId(), new ChargeStarted());
        return started.state() == CardPaymentState.CHARGING ? charge(started) : Outcome.done();
    }

    /** A charge that the bank has not heard of may still be on its way: too late to send it again, not to ask again. */
    private Outcome ask(CardPayment payment) {
        var known = bank.find(payment.orderId());
        if (known.isPresent()) {
            book.apply(payment.orderId(), known.get());
            return Outcome.done();
        }
        var now = clock.instant();
        return payment.isLate(now) ? Outcome.again(now.plus(config.askAgain())) : charge(payment);
    }

    private Outcome charge(CardPayment payment) {
        book.apply(
                payment.orderId(),
                bank.charge(payment.orderId(), payment.terms().amount()));
        return Outcome.done();
    }
}
