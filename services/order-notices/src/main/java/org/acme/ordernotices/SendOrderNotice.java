package org.acme.ordernotices;

import dev.waystone.events.DueRun;
import dev.waystone.events.DueTask;
import dev.waystone.events.Outcome;
// tag::flags[]
import dev.waystone.flags.Flag;
import dev.waystone.flags.Flags;
// end::flags[]
import jakarta.enterprise.context.ApplicationScoped;
// tag::flags[]
import jakarta.inject.Inject;
// end::flags[]
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.acme.ordernotices.OrderNotice.State;
import org.jboss.logging.Logger;

/**
 * Sends one order notice on its way. A process that is killed between that and the note that it was taken sends it again, under the
 * same id. A dead letter's row of due work is parked; when it runs, somebody has released it.
 */
@ApplicationScoped
class SendOrderNotice implements DueTask<UUID> {

    private static final Logger LOG = Logger.getLogger(SendOrderNotice.class);

    private final OrderNotices orderNotices;
    private final Postman postman;
    private final OrderNoticeMetrics metrics;
    private final OrderNoticesConfig config;

    SendOrderNotice(OrderNotices orderNotices, Postman postman, OrderNoticeMetrics metrics, OrderNoticesConfig config) {
        this.orderNotices = orderNotices;
        this.postman = postman;
        this.metrics = metrics;
        this.config = config;
    }

    @Override
    public String name() {
        return "order-notice";
    }

    @Override
    public Class<UUID> dataType() {
        return UUID.class;
    }

    @Override
    public Outcome run(DueRun<UUID> run) {
        var orderNotice = orderNotices.get(run.data());
        // tag::flags[]
        if (orderNotice.state() != State.SENT && !flags.isOn(DELIVERY)) {
            return lookAgain(orderNotice);
        }
        // end::flags[]
        return switch (orderNotice.state()) {
            case SENT -> Outcome.done();
            case DUE -> send(orderNotice);
            case DEAD -> send(orderNotice.released(Instant.now()));
        };
    }

    private Outcome send(OrderNotice orderNotice) {
        var tried = orderNotice.after(postman.deliver(orderNotice), config.patience(), Instant.now());
        orderNotices.put(tried);
        metrics.tried(tried);
        if (tried.state() == State.DEAD) {
            LOG.warnf("order notice %s is a dead letter: %s", tried.id(), tried.refusal());
        }
        return switch (tried.state()) {
            case SENT -> Outcome.done();
            case DUE -> lookAgain(tried);
            case DEAD -> Outcome.parked();
        };
    }

    /** The longer it has waited the longer it waits, so that thousands held up by one outage are not asked after all the time. */
    private Outcome lookAgain(OrderNotice orderNotice) {
        var now = Instant.now();
        var half = orderNotice.age(now).dividedBy(2);
        var pause = half.compareTo(config.pauseMin()) < 0 ? config.pauseMin() : half;
        var bounded = pause.compareTo(config.pauseMax()) > 0 ? config.pauseMax() : pause;
        return Outcome.again(now.plus(jittered(bounded)));
    }

    private static Duration jittered(Duration pause) {
        return pause.minusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 5 + 1));
    }

    // tag::flags[]
    /** Off: order notices are held, and sent when it is on again. */
    static final Flag DELIVERY = Flag.named("order-notices.delivery");

    @Inject
    Flags flags;
    // end::flags[]
}
