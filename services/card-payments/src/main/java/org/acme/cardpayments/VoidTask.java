package org.acme.cardpayments;

import dev.waystone.events.DueRun;
import dev.waystone.events.DueTask;
import dev.waystone.events.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Tells the bank that a cancelled order costs nothing. It is told whatever it did before: what it took it gives back,
 * and a charge still on its way will find the order void. Telling it again is asking.
 */
@ApplicationScoped
class VoidTask implements DueTask<UUID> {

    private final PaymentBook book;
    private final Bank bank;

    VoidTask(PaymentBook book, Bank bank) {
        this.book = book;
        this.bank = bank;
    }

    @Override
    public String name() {
        return "void";
    }

    @Override
    public Class<UUID> dataType() {
        return UUID.class;
    }

    @Override
    public Outcome run(DueRun<UUID> run) {
        var payment = book.read(run.data());
        switch (payment.state()) {
            case VOIDING, REFUNDING -> book.apply(payment.orderId(), bank.cancel(payment.orderId()));
            case DUE, CHARGING, CAPTURED, DECLINED, VOID, REFUNDED -> {}
        }
        return Outcome.done();
    }
}
