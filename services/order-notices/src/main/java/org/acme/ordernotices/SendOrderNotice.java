package org.acme.ordernotices;

import dev.waystone.events.DueRun;
import dev.waystone.events.DueTask;
import dev.waystone.events.Outcome;
import dev.waystone.flags.Flag;
import dev.waystone.flags.Flags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.acme.ordernotices.OrderNotice.State;
import org.jboss.logging.Logger;

/**
 * Mails one notice. A process that is killed between the mail and the note that it was taken mails it again, with the same
 * Message-ID. A dead letter's row of due work is parked; when it runs, somebody has released it.
 */
@ApplicationScoped
class SendOrderNotice implements DueTask<UUID> {

    /** Off: notices are held, and mailed when it is on again. */
    static final Flag MAIL = Flag.named("order-notices.mail");

    private static final Logger LOG = Logger.getLogger(SendOrderNotice.class);

    private final OrderNotices notices;
    private final Postman postman;
    private final NoticeMetrics metrics;
    private final OrderNoticesConfig config;
    private final Flags flags;

    SendOrderNotice(
            OrderNotices notices, Postman postman, NoticeMetrics metrics, OrderNoticesConfig config, Flags flags) {
        this.notices = notices;
        this.postman = postman;
        this.metrics = metrics;
        this.config = config;
        this.flags = flags;
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
        var notice = notices.get(run.data());
        return switch (notice.state()) {
            case SENT -> Outcome.done();
            case DUE -> flags.isOn(MAIL) ? send(notice) : lookAgain(notice);
            case DEAD -> flags.isOn(MAIL) ? send(notice.released(Instant.now())) : lookAgain(notice);
        };
    }

    private Outcome send(OrderNotice notice) {
        var tried = notice.after(postman.deliver(notice), config.patience(), Instant.now());
        notices.put(tried);
        metrics.tried(tried);
        if (tried.state() == State.DEAD) {
            LOG.warnf("notice %s is a dead letter: %s", tried.id(), tried.refusal());
        }
        return switch (tried.state()) {
            case SENT -> Outcome.done();
            case DUE -> lookAgain(tried);
            case DEAD -> Outcome.parked();
        };
    }

    /** The longer it has waited the longer it waits, so that thousands held up by one outage are not asked after all the time. */
    private Outcome lookAgain(OrderNotice notice) {
        var now = Instant.now();
        var half = notice.age(now).dividedBy(2);
        var pause = half.compareTo(config.pauseMin()) < 0 ? config.pauseMin() : half;
        var bounded = pause.compareTo(config.pauseMax()) > 0 ? config.pauseMax() : pause;
        return Outcome.again(now.plus(jittered(bounded)));
    }

    private static Duration jittered(Duration pause) {
        return pause.minusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 5 + 1));
    }
}
