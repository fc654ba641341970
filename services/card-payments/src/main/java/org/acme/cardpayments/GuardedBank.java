package org.acme.cardpayments;

import dev.waystone.core.Money;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.acme.cardpayments.BankClient.Charge;
import org.acme.cardpayments.BankClient.NoSuchCharge;
import org.acme.cardpayments.PaymentSignal.BankAnswer;
import org.acme.cardpayments.PaymentSignal.BankCaptured;
import org.acme.cardpayments.PaymentSignal.BankDeclined;
import org.acme.cardpayments.PaymentSignal.BankVoided;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * The bank over HTTP. A call waits no longer than configured; when the bank fails more often than not, it is left alone
 * for a moment, and never more than {@value #AT_ONCE} calls of a kind are under way, as many as due work has threads.
 */
@ApplicationScoped
@Bulkhead(GuardedBank.AT_ONCE)
@CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.6, delay = 1, delayUnit = ChronoUnit.SECONDS)
class GuardedBank implements Bank {

    static final int AT_ONCE = 20;

    private final BankClient client;

    GuardedBank(BankConfig bank, CardPaymentsConfig config) {
        client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(bank.url())
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .build(BankClient.class);
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
