package org.acme.cardpayments;

import dev.waystone.core.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.acme.cardpayments.PaymentSignal.BankAnswer;
import org.acme.cardpayments.PaymentSignal.BankCaptured;
import org.acme.cardpayments.PaymentSignal.BankDeclined;
import org.acme.cardpayments.PaymentSignal.BankVoided;

/** A bank with one order, on a network that loses and delays requests and loses answers, a few times. */
final class FakeBank implements Bank {

    /** The caller does not know what became of its call. */
    static final class Silence extends RuntimeException {}

    private final Turns turns;
    private final Random random;
    private final boolean declines;
    private final List<Runnable> late = new ArrayList<>();
    private int faults;
    private BankAnswer charge;
    private int taken;
    private int askedToCharge;

    FakeBank(Turns turns, Random random) {
        this.turns = turns;
        this.random = random;
        this.faults = random.nextInt(6);
        this.declines = random.nextInt(5) == 0;
    }

    @Override
    public BankAnswer charge(UUID orderId, Money amount) {
        askedToCharge++;
        return overTheNetwork(this::charged);
    }

    @Override
    public Optional<BankAnswer> find(UUID orderId) {
        return overTheNetwork(() -> Optional.ofNullable(charge));
    }

    @Override
    public BankAnswer cancel(UUID orderId) {
        return overTheNetwork(this::cancelled);
    }

    /** What was still on its way arrives. */
    void deliverLate() {
        while (!late.isEmpty()) {
            late.remove(random.nextInt(late.size())).run();
            turns.pass();
        }
    }

    /** How often money was taken, ever. */
    int taken() {
        return taken;
    }

    /** Whether it holds the money now. */
    boolean holdsMoney() {
        return charge instanceof BankCaptured;
    }

    int askedToCharge() {
        return askedToCharge;
    }

    private BankAnswer charged() {
        if (charge == null) {
            charge = declines ? new BankDeclined("INSUFFICIENT_FUNDS") : new BankCaptured();
            taken += declines ? 0 : 1;
        }
        return charge;
    }

    private BankAnswer cancelled() {
        if (charge == null || charge instanceof BankCaptured) {
            charge = new BankVoided(charge != null);
        }
        return charge;
    }

    private <T> T overTheNetwork(Supplier<T> request) {
        turns.pass();
        int fate = faults > 0 ? random.nextInt(6) : 5;
        faults -= fate < 3 ? 1 : 0;
        if (fate == 0) {
            throw new Silence();
        }
        if (fate == 1) {
            late.add(request::get);
            turns.add(this::deliverLate);
            throw new Silence();
        }
        var answer = request.get();
        turns.pass();
        if (fate == 2) {
            throw new Silence();
        }
        return answer;
    }
}
