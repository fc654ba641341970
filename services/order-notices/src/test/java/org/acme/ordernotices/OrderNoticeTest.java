package org.acme.ordernotices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.acme.ordernotices.Delivery.NobodyThere;
import org.acme.ordernotices.Delivery.NotNow;
import org.acme.ordernotices.Delivery.Refused;
import org.acme.ordernotices.Delivery.Taken;
import org.acme.ordernotices.OrderNotice.Patience;
import org.acme.ordernotices.OrderNotice.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderNoticeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Patience PATIENCE = new Patience(3, Duration.ofHours(1));

    private final OrderNotice due = OrderNotice.due(Ids.next(), AnyPurchaseOrder.subject(), NOW.minusSeconds(5), NOW);

    @Test
    void is_sent_when_it_is_taken() {
        var sent = due.after(new Taken(), PATIENCE, NOW.plusSeconds(1));

        assertThat(sent.state()).isEqualTo(State.SENT);
        assertThat(sent.moments().sentAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void is_dead_when_it_is_refused_for_good() {
        var dead = due.after(new Refused("SMTP 550"), PATIENCE, NOW);

        assertThat(dead.state()).isEqualTo(State.DEAD);
        assertThat(dead.refusal()).isEqualTo("SMTP 550");
    }

    @Test
    void is_dead_when_it_was_put_off_too_often() {
        var twice = due.after(new NotNow("SMTP 451"), PATIENCE, NOW).after(new NotNow("SMTP 451"), PATIENCE, NOW);
        assertThat(twice.state()).isEqualTo(State.DUE);

        assertThat(twice.after(new NotNow("SMTP 451"), PATIENCE, NOW).state()).isEqualTo(State.DEAD);
    }

    @Test
    void an_outage_costs_no_attempt_and_ends_only_with_time() {
        var waiting = due;
        for (int i = 0; i < 1_000; i++) {
            waiting = waiting.after(new NobodyThere("ConnectException"), PATIENCE, NOW.plusSeconds(3599));
        }
        assertThat(waiting.state()).isEqualTo(State.DUE);
        assertThat(waiting.attempts()).isZero();

        var late = waiting.after(new NobodyThere("ConnectException"), PATIENCE, NOW.plusSeconds(3600));
        assertThat(late.state()).isEqualTo(State.DEAD);
    }

    @Test
    void a_released_one_has_all_its_patience_again() {
        var dead = due.after(new Refused("SMTP 550"), PATIENCE, NOW);
        var later = NOW.plus(Duration.ofDays(9));

        var again = dead.released(later).after(new NotNow("SMTP 451"), PATIENCE, later);
        assertThat(again.state()).isEqualTo(State.DUE);
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.moments().endedAt()).isEqualTo(due.moments().endedAt());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_happens_what_it_tells_of_stays_and_a_dead_one_says_why(long seed) {
        var random = new Random(seed);
        var kinds = List.of(new NotNow("SMTP 451"), new NobodyThere("Timeout"), new Refused("SMTP 550"), new Taken());
        for (int run = 0; run < 200; run++) {
            var orderNotice = due;
            for (int step = 0; orderNotice.state() == State.DUE && step < 100; step++) {
                orderNotice = orderNotice.after(
                        kinds.get(random.nextInt(kinds.size())), PATIENCE, NOW.plusSeconds(random.nextInt(4000)));
                assertThat(orderNotice.subject())
                        .isEqualTo(
                                orderNotice.state() == State.SENT
                                        ? due.subject().told()
                                        : due.subject());
                assertThat(orderNotice.attempts()).isLessThanOrEqualTo(PATIENCE.attempts());
            }
            assertThat(orderNotice.state()).isNotEqualTo(State.DUE);
            assertThat(orderNotice.refusal() == null).isEqualTo(orderNotice.state() == State.SENT);
        }
    }
}
