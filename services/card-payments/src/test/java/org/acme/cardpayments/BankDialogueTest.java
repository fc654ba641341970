package org.acme.cardpayments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Money;
import dev.waystone.events.DueRun;
import dev.waystone.events.DueTask;
import dev.waystone.events.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.acme.cardpayments.LedgerEntry.Account;
import org.acme.cardpayments.PaymentSignal.OrderCancelled;
import org.junit.jupiter.api.Test;

/**
 * Charging, voiding and cancelling step by step in any order, against a bank that is silent now and then: the real tasks
 * on a fake book, thousands of seeds. A failing seed replays its run.
 */
class BankDialogueTest {

    private static final UUID ORDER = new UUID(7, 1);
    private static final Money TOTAL = Money.of("12.50", "EUR");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void takes_the_money_once_and_tells_the_truth_whatever_the_order_of_steps() {
        var ends = EnumSet.noneOf(CardPaymentState.class);
        LongStream.rangeClosed(1, 5_000).forEach(seed -> {
            var run = new Run(seed);
            run.turns.run();
            run.check();
            ends.add(run.book.payment().state());
        });
        assertThat(ends)
                .as("every end was reached")
                .containsExactlyInAnyOrder(
                        CardPaymentState.CAPTURED,
                        CardPaymentState.DECLINED,
                        CardPaymentState.VOID,
                        CardPaymentState.REFUNDED);
    }

    private static final class Run {
        private final long seed;
        private final Random random;
        private final Turns turns;
        private final FakeBook book;
        private final FakeBank bank;
        private final ChargeTask charge;
        private final VoidTask voiding;
        private Instant now = NOON;
        private boolean cancelled;
        private boolean cancelledBeforeTheStart;

        Run(long seed) {
            this.seed = seed;
            random = new Random(seed);
            turns = new Turns(random);
            book = new FakeBook(turns, CardPayment.due(ORDER, TOTAL, NOON.plus(PATIENCE)));
            bank = new FakeBank(turns, random);
            charge = new ChargeTask(book, bank, new TestConfig(), this::tick);
            voiding = new VoidTask(book, bank);
            turns.add(() -> untilDone(charge));
            turns.add(this::order);
        }

        /** The order: cancelled when declined or at its deadline; now and then although the capture is on its way. */
        private void order() {
            var impatience = random.nextInt(60);
            for (int step = 0; !isOver(step, impatience); step++) {
                turns.pass();
            }
            if (book.payment().state() != CardPaymentState.CAPTURED || random.nextInt(3) == 0) {
                cancel();
            }
        }

        private boolean isOver(int step, int impatience) {
            return step > impatience
                    || book.payment().version() > 0
                    || book.payment().isLate(now) && random.nextInt(4) == 0;
        }

        private void cancel() {
            cancelled = true;
            cancelledBeforeTheStart = book.payment().state() == CardPaymentState.DUE;
            book.applyNow(new OrderCancelled());
            if (Set.of(CardPaymentState.VOIDING, CardPaymentState.REFUNDING)
                    .contains(book.payment().state())) {
                turns.add(() -> untilDone(voiding));
            }
        }

        private void untilDone(DueTask<UUID> task) {
            for (int failures = 0; ; failures++) {
                turns.pass();
                try {
                    if (task.run(new DueRun<>("", ORDER, now, failures)) instanceof Outcome.Done) {
                        return;
                    }
                } catch (FakeBank.Silence unknown) {
                    // tried again
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        }

        private Instant tick() {
            return now = now.plusSeconds(random.nextInt(20));
        }

        void check() {
            var payment = book.payment();
            var as = "seed " + seed + ": " + payment;
            assertThat(bank.taken()).as(as).isLessThanOrEqualTo(1);
            assertThat(payment.state()).as(as).isIn(ends());
            assertThat(bank.holdsMoney()).as(as).isEqualTo(payment.state() == CardPaymentState.CAPTURED);
            assertThat(bank.taken() == 1)
                    .as(as)
                    .isEqualTo(Set.of(CardPaymentState.CAPTURED, CardPaymentState.REFUNDED)
                            .contains(payment.state()));
            assertThat(net()).as(as).isEqualByComparingTo(bank.holdsMoney() ? TOTAL.amount() : BigDecimal.ZERO);
            if (cancelledBeforeTheStart) {
                assertThat(bank.askedToCharge()).as(as).isZero();
            }
        }

        private Set<CardPaymentState> ends() {
            return cancelled
                    ? Set.of(CardPaymentState.VOID, CardPaymentState.DECLINED, CardPaymentState.REFUNDED)
                    : Set.of(CardPaymentState.CAPTURED);
        }

        private BigDecimal net() {
            return book.ledger().stream()
                    .filter(entry -> entry.account() == Account.MERCHANT)
                    .map(entry -> entry.amount().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
