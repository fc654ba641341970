package org.acme.cardpayments;

import dev.waystone.core.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.acme.cardpayments.BankClient.Charge;
import org.acme.cardpayments.BankClient.NoSuchCharge;
import org.acme.cardpayments.PaymentSignal.BankAnswer;
import org.acme.cardpayments.PaymentSignal.BankCaptured;
import org.acme.cardpayments.PaymentSignal.BankDeclined;
import org.acme.cardpayments.PaymentSignal.BankVoided;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The bank over HTTP, through the policies of {@link BankClient}. */
@ApplicationScoped
class GuardedBank implements Bank {

    private final BankClient client;

    GuardedBank(@RestClient BankClient client) {
        this.client = client;
    }

    @Override
    public BankAnswer charge(UUID orderId, Money amount) {
        return answer(client.charge(orderId, amount));
    }

    @Override
    public Optional<BankAnswer> find(UUID orderId) {
        try {
            return Optional.of(answer(client.find(orderId)));
        } catch (NoSuchCharge unknown) {
            return Optional.empty();
        }
    }

    @Override
    public BankAnswer cancel(UUID orderId) {
        return answer(client.cancel(orderId));
    }

    private static BankAnswer answer(Charge charge) {
        return switch (charge.status()) {
            case CAPTURED -> new BankCaptured();
            case DECLINED -> new BankDeclined(String.valueOf(charge.reason()));
            case VOIDED -> new BankVoided("REFUNDED".equals(charge.reason()));
        };
    }
}
